package io.linkspan.ui.rehearse;

import io.linkspan.model.LinkSnapshot;
import io.linkspan.plan.run.Rehearsal;
import io.linkspan.plan.run.RehearsalReport;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.SaveDialog;
import io.linkspan.ui.run.RunPane;
import io.linkspan.ui.wizard.PlanReview;
import io.linkspan.ui.wizard.ReadinessPane;
import io.linkspan.ui.wizard.ResultsPane;
import io.linkspan.ui.wizard.WizardView;
import io.linkspan.ui.wizard.WizardWindow;
import io.linkspan.ui.work.Work;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.stage.Stage;

/** The "Rehearse" wizard in a window of its own. On the FX thread. */
public final class RehearseWizard {

    private final Stage stage = new Stage();
    private final RehearseModel model;
    private final Navigator navigator;
    private final Outlet outlet;

    /** @param seen the link as it was last seen */
    public RehearseWizard(Place.Link link, Optional<LinkSnapshot> seen, Work work, Navigator navigator) {
        this.navigator = navigator;
        model = new RehearseModel(link, seen, work);
        outlet = new Outlet(link.estate().surroundings().clock(), work, new SaveDialog(() -> stage), navigator);
        WizardWindow.fill(stage, new WizardView<>(model, navigator, outlet, "rehearsal", Optional.empty(), this::page, stage::close), model, new ReadOnlyStringWrapper("Rehearse a failover of " + link.name()));
    }

    private Node page(Chapter chapter) {
        return switch (chapter) {
            case COPY -> new CopyPage(model, outlet);
            case READINESS -> new ReadinessPane(model.judged(), () -> "Rehearsal of " + model.judged().link().name(), Optional::empty, navigator, outlet);
            case REVIEW -> new PlanReview(model, Texts.muted("A copy is added beside the linked database, and deleted again. Nothing of production is changed, and nobody is interrupted."));
            case RUN -> new RunPane(model.run(), navigator);
            case RESULTS -> results();
        };
    }

    private Node results() {
        Command fail = Command.of("Fail _over…", "mdi2s-swap-horizontal", () -> {
            navigator.failOver(model.judged().link());
            stage.close();
        });
        return new ResultsPane(model.run(), outlet, "Rehearsal of", "The rehearsal is over. It took", List.of(Buttons.of(fail)), this::shown);
    }

    private List<Node> shown() {
        return model.run().history().get().flatMap(Rehearsal::of).map(RehearsalReport::of).map(report -> report.words().stream().flatMap(String::lines).<Node>map(Texts::body).toList()).orElse(List.of());
    }

    public void show() {
        stage.show();
    }

    Stage stage() {
        return stage;
    }

    RehearseModel model() {
        return model;
    }
}
