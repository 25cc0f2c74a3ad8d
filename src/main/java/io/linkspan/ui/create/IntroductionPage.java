package io.linkspan.ui.create;

import io.linkspan.plan.run.Runs;
import io.linkspan.settings.Recents;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.create.draft.Intent;
import io.linkspan.ui.create.draft.WizardModel;
import io.linkspan.ui.start.StartModel;
import io.linkspan.ui.start.UnfinishedView;
import io.linkspan.ui.wizard.Form;
import io.linkspan.ui.wizard.Scrolled;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a link is, how far to go, and runs that were left unfinished. */
final class IntroductionPage extends Scrolled {

    IntroductionPage(WizardModel model, Navigator navigator) {
        VBox needs = card("What it needs", "SQL Server 2016 or later with Always On enabled, and a sysadmin login on it.", "Port 5022 open both ways between SQL Server and the instance.",
                "The right to change the managed instance in Azure.", "A database in the full recovery model, with a full backup. The run can see to both.");
        VBox not = card("What it does not copy", "Logins, jobs, linked servers, credentials and other objects of the server.", "Anything that changes on the instance: the copy there is read-only until a failover.");
        HBox cards = new HBox(16, needs, not);
        StartModel unfinished = new StartModel(() -> List.<Runs>of(model.estate().runs()), new Recents(model.estate().surroundings().home()), model.work(), model.readings().clock());
        content(chain(), Texts.muted("The database is copied to the instance over the network, once and whole, then every change follows. It stays online and writable here all the time."),
                Texts.group("How far?"), Form.choices(Intent.values(), Intent::title, Intent::text, model.draft().intent()), cards, new UnfinishedView(unfinished, navigator));
    }

    private static FlowPane chain() {
        FlowPane chain = new FlowPane(8, 8, part("mdi2s-server", "SQL Server", "stays primary"), arrow(), part("mdi2s-server-network", "Availability group", "of this one server"), arrow(),
                part("mdi2l-link-variant", "Distributed group", "the link"), arrow(), part("mdi2s-server-network", "Availability group", "of the instance"), arrow(),
                part("mdi2d-database-sync-outline", "Managed instance", "reads, until a failover"));
        chain.setAccessibleText("SQL Server, its availability group, the distributed group that is the link, the availability group of the instance, the managed instance");
        return chain;
    }

    private static HBox part(String icon, String name, String what) {
        HBox part = new HBox(8, Icons.of(icon, 20), new VBox(Texts.strong(name), Texts.caption(what)));
        part.setAlignment(Pos.CENTER_LEFT);
        part.getStyleClass().add("wizard-part");
        return part;
    }

    private static HBox arrow() {
        HBox arrow = new HBox(Icons.muted("mdi2a-arrow-right"));
        arrow.setAlignment(Pos.CENTER);
        arrow.setMinHeight(44);
        return arrow;
    }

    private static VBox card(String title, String... lines) {
        VBox card = new VBox(Texts.group(title));
        for (String line : lines) {
            Label words = Texts.muted("· " + line);
            card.getChildren().add(words);
        }
        card.getStyleClass().add("card");
        card.setMinWidth(0);
        card.setPrefWidth(460);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }
}
