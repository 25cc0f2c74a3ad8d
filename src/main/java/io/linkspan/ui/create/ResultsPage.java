package io.linkspan.ui.create;

import io.linkspan.plan.Plan;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.create.draft.WizardModel;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.wizard.ResultsPane;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/** How the run ended, step by step with the times it took, and the ways on. */
final class ResultsPage {

    private ResultsPage() {
    }

    static Node of(WizardModel model, Navigator navigator, Outlet outlet, Runnable close) {
        Command open = ResultsPane.open(navigator, () -> {
            Plan plan = model.run().plan().get().orElseThrow();
            return new Place.Link(model.estate(), plan.link(), plan.server(), plan.instance());
        }, close).unless(model.run().outcome().map(how -> how.equals(Optional.of(RunOutcome.DONE)) ? "" : "the run has not made it."));
        Command another = Command.of("_Another link…", "mdi2l-link-plus", () -> {
            navigator.newLink(model.estate(), Optional.of(model.draft().server().get()), Optional.empty());
            close.run();
        });
        return new ResultsPane(model.run(), outlet, "Link", "The link runs. Made in", List.of(Buttons.primary(open), Buttons.of(another)), () -> List.of(
                Notes.warning("Do not remove the link before the instance has taken its first full backup of " + model.draft().database().get() + ". Its last one stands on the link's page."),
                Texts.group("Next"), Texts.body(model.draft().purpose().get().afterwards()), Texts.muted("Watch it: the link's page shows both sides, lag and queues.")));
    }
}
