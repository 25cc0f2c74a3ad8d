package io.linkspan.ui.create;

import io.linkspan.ui.control.Texts;
import io.linkspan.ui.create.draft.Draft;
import io.linkspan.ui.create.draft.Purpose;
import io.linkspan.ui.wizard.Form;
import io.linkspan.ui.wizard.Scrolled;
import javafx.scene.layout.VBox;

/** Why, from where to where, and how many databases a link. */
final class PurposePage extends Scrolled {

    PurposePage(Draft draft) {
        VBox purposes = Form.choices(Purpose.values(), Purpose::title, Purpose::text, draft.purpose(),
                Form.off("Move back to SQL Server", "Not offered yet: it begins on the instance. Make the link the other way round by a failover."));
        VBox primaries = new VBox(8, Form.given("SQL Server", "It has the database now and stays writable."),
                Form.off("The managed instance", "Not offered yet: this program makes links that begin on SQL Server."));
        VBox modes = new VBox(8, Form.given("One link for one database", "Each database fails over by itself."),
                Form.off("One link for a whole availability group", "Not offered yet: make one link a database."),
                Form.off("Several databases at once, in waves", "Not offered yet: make one link after the other."));
        content(Texts.group("Purpose"), purposes, Texts.group("First primary"), primaries, Texts.group("Databases"), modes);
    }
}
