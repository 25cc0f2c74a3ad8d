package io.linkspan.ui.failover;

import io.linkspan.model.Side;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.task.RemoveLink;
import io.linkspan.plan.task.failover.FailOverLink;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.wizard.ResultsPane;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** What the failover came to, and the ways on. */
final class ResultsPage {

    private ResultsPage() {
    }

    static Node of(FailoverWizardModel model, Navigator navigator, Outlet outlet, Runnable close) {
        ObservableValue<String> notDone = model.run().outcome().map(how -> how.equals(Optional.of(RunOutcome.DONE)) ? "" : "the roles have not changed.");
        Command open = ResultsPane.open(navigator, model.failover()::link, close).unless(model.failover().kind().map(kind -> kind.cutsOver() ? "the link is gone." : ""));
        Command back = Command.of("Fail _back…", "mdi2s-swap-horizontal", () -> {
            navigator.failOver(model.failover().link());
            close.run();
        }).unless(Bindings.createStringBinding(() -> model.failover().kind().get().cutsOver() ? "the link is gone." : notDone.getValue(), notDone, model.failover().kind()));
        return new ResultsPane(model.run(), outlet, "Failover of", done(model.failover()) + " It took", List.of(Buttons.primary(open), Buttons.of(back)),
                () -> next(model.failover(), held(model, FailOverLink.LOCK), held(model, RemoveLink.DROP_DISTRIBUTED_GROUP)));
    }

    /** By what the run came to, whatever was chosen. */
    private static boolean held(FailoverWizardModel model, String step) {
        return model.run().history().get().filter(run -> run.plan().step(step).filter(run::held).isPresent()).isPresent();
    }

    private static String done(FailoverModel model) {
        return model.kind().get().cutsOver() ? "The link has ended, and " + model.machine(Side.MANAGED_INSTANCE) + " stands alone." : "The roles have changed.";
    }

    private static List<Node> next(FailoverModel model, boolean locked, boolean ended) {
        Side now = model.to().get();
        String there = model.machine(now);
        String old = model.machine(now.other());
        return switch (model.kind().get()) {
            case PLANNED -> List.of(Texts.group("Next"), Texts.body("Point the applications at " + there + ". " + old + " takes no writes until you fail back."));
            case CUT_OVER -> List.of(locked ? Notes.info("The database on " + old + " stands alone and is left RESTORING, so that nobody writes to it. If you have to go back to it: RESTORE DATABASE … WITH RECOVERY.")
                    : ended ? Notes.warning("The database on " + old + " stands alone and takes writes. Take it offline once nobody needs it, so that nothing is written there by mistake.")
                    : Notes.info("The distributed group " + model.link().name() + " is still on " + old + ", and its database secondary in it: nobody can write to it. If you have to go back to it: DROP AVAILABILITY GROUP."),
                    Texts.group("Next"), Texts.body("Point the applications at " + there + "."));
            case FORCED_CUT_OVER -> List.of(Notes.danger("When " + old + " returns, its database takes writes again. Keep the applications away from it, bring over by hand what only it has, and remove what is left of the link there: its page offers that."),
                    Texts.group("Next"), Texts.body("Point the applications at " + there + "."));
            case FORCED -> List.of(Notes.danger("When " + old + " returns, both sides are primary. Keep the applications away from it; the link's page shows it within two readings."),
                    Texts.group("Next"), Texts.body("Point the applications at " + there + "."));
        };
    }
}
