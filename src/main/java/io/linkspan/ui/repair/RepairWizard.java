package io.linkspan.ui.repair;

import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Side;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.SaveDialog;
import io.linkspan.ui.wizard.Consent;
import io.linkspan.ui.wizard.LiveRun;
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
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** The guide out of two primaries, in a window of its own. On the FX thread. */
public final class RepairWizard {

    private final Stage stage = new Stage();
    private final RepairModel model;
    private final Navigator navigator;
    private final Outlet outlet;

    /** @param seen the link as it was last seen */
    public RepairWizard(Place.Link link, Optional<LinkSnapshot> seen, Work work, Navigator navigator) {
        this.navigator = navigator;
        model = new RepairModel(link, seen, work);
        outlet = new Outlet(link.estate().surroundings().clock(), work, new SaveDialog(() -> stage), navigator);
        WizardWindow.fill(stage, new WizardView<>(model, navigator, outlet, "two-primaries", Optional.empty(), this::page, stage::close), model, new ReadOnlyStringWrapper("Resolve two primaries – " + link.name()));
    }

    private Node page(Chapter chapter) {
        return switch (chapter) {
            case SAYS -> new SaysPage(model);
            case CHOOSE -> new ChoosePage(model);
            case FENCE -> new FencePage(model);
            case SAVE -> new SavePage(model);
            case READINESS -> new ReadinessPane(model.judged(), () -> "Repair of " + model.judged().link().name(), Optional::empty, navigator, outlet);
            case REVIEW -> review();
            case RUN -> new LiveRun(model, navigator);
            case RESULTS -> results();
        };
    }

    private Node review() {
        PlanReview review = new PlanReview(model);
        VBox.setVgrow(review, Priority.ALWAYS);
        VBox loss = new VBox();
        model.judged().draft().subscribe(read -> loss.getChildren().setAll(read.map(found -> found.lost().isNothing() ? Notes.info(found.lost().words()) : Notes.danger(found.lost().words() + " It leaves the database there.")).stream().toList()));
        return new VBox(12, loss, review, new Consent(model.judged()));
    }

    private Node results() {
        Command back = Command.of("Lead _back…", "mdi2s-swap-horizontal", () -> {
            navigator.failOver(model.judged().link());
            stage.close();
        }).unless(model.run().outcome().map(how -> how.equals(Optional.of(RunOutcome.DONE)) ? "" : "the link is not repaired."));
        Command open = ResultsPane.open(navigator, model.judged()::link, stage::close);
        return new ResultsPane(model.run(), outlet, "Repair of", "There is one primary again. It took", List.of(Buttons.primary(open), Buttons.of(back)), this::next);
    }

    private List<Node> next() {
        Side loser = model.loser();
        return List.of(Texts.group("Next"), Texts.body("What only " + model.machine(loser) + " had is in the backup at " + model.saveTo().get() + ". Restore it under another name and bring over what is needed; then delete it."),
                Texts.body("Now " + model.machine(loser.other()) + " is primary. If " + model.machine(loser) + " is to be so again, lead back by a planned failover: it loses nothing."));
    }

    public void show() {
        stage.show();
    }

    Stage stage() {
        return stage;
    }

    RepairModel model() {
        return model;
    }
}
