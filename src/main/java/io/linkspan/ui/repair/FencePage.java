package io.linkspan.ui.repair;

import io.linkspan.check.fact.Half;
import io.linkspan.plan.task.repair.RepairDraft;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.Scrolled;
import java.util.Optional;
import javafx.scene.layout.VBox;

/** What the run does so that nothing more is written on the side that does not stay, and what it cannot do. */
final class FencePage extends Scrolled {

    private final RepairModel model;
    private final VBox shown = new VBox(12);

    FencePage(RepairModel model) {
        this.model = model;
        content(shown);
        model.judged().draft().subscribe(read -> read.ifPresent(this::show));
    }

    private void show(RepairDraft read) {
        String machine = model.machine(model.loser());
        Optional<Half> half = read.split().half(model.loser()).toOptional();
        shown.getChildren().setAll(Texts.group("What the run does on " + machine), Texts.body("It denies every user these rights in the database: " + String.join(", ", Half.RIGHTS)
                        + ". The database's owner and administrators of the server can still change rows. If the run does not get as far as setting the role, it gives them back."),
                Texts.group("What you do"), Texts.body("Stop the applications and jobs that write to " + machine + ", and point them at " + model.machine(model.loser().other()) + "."),
                half.filter(h -> h.open() > 0).<javafx.scene.Node>map(h -> Notes.warning(h.open() + (h.open() == 1 ? " session has" : " sessions have") + " a transaction open there now. What it commits before the backup is in the backup; what is still open then is lost."))
                        .orElseGet(() -> half.isPresent() ? Notes.info("No session has a transaction open there now.") : Notes.warning("Who works there now could not be read.")));
    }
}
