package io.linkspan.ui.repair;

import io.linkspan.model.Side;
import io.linkspan.plan.task.repair.RepairDraft;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.Scrolled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Both sides side by side, and where their stories part. */
final class SaysPage extends Scrolled {

    private final RepairModel model;
    private final VBox shown = new VBox(12);

    SaysPage(RepairModel model) {
        this.model = model;
        content(new ActivityBar(model.judged().activity(), model.estate().surroundings().clock(), model.judged()::refresh), shown);
        model.judged().draft().subscribe(read -> read.ifPresent(this::show));
    }

    private void show(RepairDraft read) {
        shown.getChildren().setAll(Notes.danger("Both sides take writes. Rows written since the split exist on one side only. Nothing is lost yet, and nothing is decided yet."),
                new ForkPicture(model, read), new HBox(16, new SideCard(model, read, Side.SQL_SERVER), new SideCard(model, read, Side.MANAGED_INSTANCE)),
                Texts.muted("Times are by each side's own clock, and the two may differ. Keep the applications away from the side that is not to stay: by then nothing has to be saved."));
    }
}
