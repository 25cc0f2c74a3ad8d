package io.linkspan.ui.failover;

import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.task.RemoveLink;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.Form;
import io.linkspan.ui.wizard.Scrolled;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;

/** What becomes of the link and of the side that was primary. */
final class AfterPage extends Scrolled {

    private final FailoverModel model;

    AfterPage(FailoverModel model) {
        this.model = model;
        model.judged().plan().subscribe(_ -> show());
    }

    private void show() {
        String old = model.machine(model.to().get().other());
        List<Node> all = new ArrayList<>();
        all.add(Texts.group("The link"));
        if (model.kind().get() == Kind.CUT_OVER) {
            boolean groupStays = model.judged().plan().get().filter(plan -> plan.step(RemoveLink.DROP_GROUP).isEmpty()).isPresent();
            all.add(Notes.warning("The link is removed" + (groupStays ? "; the availability group on " + model.link().server() + " stays, because it was there before or others use it" : ", with its availability group on " + model.link().server())
                    + ". Both databases stand alone. There is no way back over this link."));
            all.add(Texts.muted("The instance has to take a full backup of its own before anything else; the run does not wait for it."));
            all.add(Texts.group("The database on " + old));
            all.add(Form.choices(FailoverModel.Old.values(), FailoverModel.Old::words, choice -> text(choice, groupStays), model.old()));
        } else {
            all.add(Texts.body("It stays, and replicates the other way. Commits do not wait for the other side: it is asynchronous, as before."));
            all.add(Texts.group("The copy on " + old));
            all.add(model.to().get() == Side.MANAGED_INSTANCE ? Form.choices(FailoverModel.Readable.values(), FailoverModel.Readable::words, AfterPage::text, model.readable())
                    : Texts.body("The copy on the instance can be read, as before; it takes no writes."));
        }
        all.add(Texts.group("To be done by hand"));
        all.add(Texts.body("Point the applications at " + model.machine(model.to().get()) + ". Logins, jobs, linked servers and what is set up around the database do not come over with the link."));
        model.judged().plan().get().map(Plan::aftercare).filter(found -> !found.isEmpty()).ifPresent(found -> {
            all.add(Texts.group("Found in use, and to be seen to afterwards"));
            found.forEach(item -> all.add(Texts.body("· " + item.title() + ": " + item.found() + ". Done when " + item.doneWhen() + ".")));
        });
        content(all.toArray(Node[]::new));
    }

    private static String text(FailoverModel.Old old, boolean groupStays) {
        return switch (old) {
            case LOCKED -> groupStays ? "Nothing can be written there by mistake: the distributed group stays, and SQL Server is secondary in it. DROP AVAILABILITY GROUP gives the database back."
                    : "Nothing can be written there by mistake: the database is left RESTORING. RESTORE DATABASE … WITH RECOVERY gives it back.";
            case WRITABLE -> "Two databases take writes, and nothing brings them together again.";
        };
    }

    private static String text(FailoverModel.Readable readable) {
        return switch (readable) {
            case AS_IT_IS -> "The availability group keeps what it says about connections to a secondary.";
            case YES -> "Reports can read it there while the instance takes the writes.";
            case NO -> "Nobody connects to it until you fail back.";
        };
    }
}
