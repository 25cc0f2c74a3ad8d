package io.linkspan.ui.repair;

import io.linkspan.model.Side;
import io.linkspan.plan.task.repair.RepairDraft;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.Form;
import io.linkspan.ui.wizard.Scrolled;
import javafx.scene.layout.VBox;

/** What is saved of the side that does not stay, and where to. */
final class SavePage extends Scrolled {

    private final RepairModel model;
    private final VBox shown = new VBox(12);

    SavePage(RepairModel model) {
        this.model = model;
        Form form = new Form().row("Backup _to", Form.field(model.saveTo(), 520), Texts.muted("A file, or a folder ending with a slash, to which SQL Server may write; a URL of a container on a managed instance. The run names the file by link and time, and verifies it."));
        content(shown, form);
        model.judged().draft().subscribe(read -> read.ifPresent(this::show));
    }

    private void show(RepairDraft read) {
        shown.getChildren().setAll(Texts.group("What is saved of " + model.machine(model.loser())), read.lost().isNothing() ? Notes.info(read.lost().words()) : Notes.warning(read.lost().words()),
                Texts.muted(model.loser() == Side.MANAGED_INSTANCE ? "A managed instance writes copy-only backups to a URL only, for which it needs a credential." : "A backup of the whole database as it stands there, by copy only, so that no backup chain is broken. It can be restored beside the database, and the rows be compared."));
    }
}
