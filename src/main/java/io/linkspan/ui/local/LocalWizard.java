package io.linkspan.ui.local;

import io.linkspan.model.LinkSnapshot;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.SaveDialog;
import io.linkspan.ui.run.RunPane;
import io.linkspan.ui.wizard.Consent;
import io.linkspan.ui.wizard.PlanReview;
import io.linkspan.ui.wizard.ReadinessPane;
import io.linkspan.ui.wizard.ResultsPane;
import io.linkspan.ui.wizard.WizardView;
import io.linkspan.ui.wizard.WizardWindow;
import io.linkspan.ui.work.Work;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The wizard for a local failover, in a window of its own. On the FX thread. */
public final class LocalWizard {

    private final Navigator navigator;
    private final LocalModel model;
    private final Stage stage = new Stage();
    private final Outlet outlet;

    /** @param seen the link as it was last seen */
    public LocalWizard(Place.Link link, Optional<LinkSnapshot> seen, Work work, Navigator navigator) {
        model = new LocalModel(link, seen, work);
        this.navigator = navigator;
        outlet = new Outlet(link.estate().surroundings().clock(), work, new SaveDialog(() -> stage), navigator);
        WizardWindow.fill(stage, new WizardView<>(model, navigator, outlet, "local-failover", Optional.empty(), this::page, stage::close), model, Bindings.createStringBinding(model::title, model.node()));
    }

    public void show() {
        stage.show();
    }

    LocalModel model() {
        return model;
    }

    private Node page(Chapter chapter) {
        return switch (chapter) {
            case NODE -> new NodePage(model);
            case READINESS -> new ReadinessPane(model.judged(), () -> model.title() + ", " + model.way().get().words(), model::loss, navigator, outlet);
            case REVIEW -> review();
            case RUN -> RunPane.withoutStop(model.run(), navigator);
            case RESULTS -> results();
        };
    }

    private Node review() {
        StackPane loss = new StackPane();
        PlanReview plan = new PlanReview(model);
        VBox.setVgrow(plan, Priority.ALWAYS);
        model.plan().subscribe(_ -> {
            loss.getChildren().setAll(model.loss().map(lost -> Notes.danger(lost.words())).stream().toList());
            loss.setManaged(!loss.getChildren().isEmpty());
        });
        return new VBox(12, loss, plan, new Consent(model.judged()));
    }

    private Node results() {
        Command open = ResultsPane.open(navigator, model::afterwards, stage::close);
        return new ResultsPane(model.run(), outlet, "Local failover under", model.node().get() + " is primary, and the link goes on. It took", List.of(Buttons.primary(open)), this::next);
    }

    private List<Node> next() {
        return List.of(model.way().get() == Way.PLANNED ? Notes.info("Nothing was lost. The way back is the same task, to the other node.")
                : Notes.warning("The other nodes wait suspended. On each of them, resume every database of the group: ALTER DATABASE … SET HADR RESUME."), Texts.group("Next"),
                Texts.body("Applications that connect by the listener come back by themselves; point those that name a node at " + model.node().get() + "."));
    }

    Stage stage() {
        return stage;
    }
}
