package io.linkspan.ui.failover;

import io.linkspan.check.parity.Parity;
import io.linkspan.check.parity.ParityItem;
import io.linkspan.check.parity.ParityScript;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Report;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.ReportMenu;
import io.linkspan.ui.wizard.ReportKey;
import io.linkspan.ui.wizard.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Logins, jobs and linked servers that the database uses: whether the side that is to be primary has them, too. Nothing is copied. */
final class ObjectsPage extends VBox {

    private final FailoverModel model;
    private final Outlet outlet;
    private final Label words = Texts.section("");
    private final StackPane trouble = new StackPane();
    private final TableView<ParityItem> table = Grids.table("Objects of the server");
    private final ReadOnlyStringWrapper whyNoScript = new ReadOnlyStringWrapper("Nothing was compared yet.");
    private Optional<Parity> parity = Optional.empty();

    ObjectsPage(FailoverModel model, Outlet outlet) {
        super(12);
        this.model = model;
        this.outlet = outlet;
        table.getColumns().addAll(List.of(Grids.state("State", 120, ObjectsPage::state, item -> capital(item.state().word())), Grids.text("Kind", 120, item -> item.kind().word()), Grids.name("Name", 220, ParityItem::name),
                Grids.text("What differs", 420, item -> item.differences().isEmpty() ? "–" : String.join("; ", item.differences()))));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        Grids.placeholder(table, "They come when both sides are read.");
        table.setMinHeight(140);
        VBox.setVgrow(table, Priority.ALWAYS);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ReportMenu report = new ReportMenu(this::report, whyNoScript, outlet);
        HBox bar = new HBox(8, words, space, Buttons.of(Command.of("_Copy the script of what is missing", "mdi2c-content-copy", this::copy).unless(whyNoScript)), report.button());
        bar.setAlignment(Pos.CENTER_LEFT);
        ReportKey.on(this, report);
        getChildren().addAll(bar, new ActivityBar(model.judged().activity(), model.link().estate().surroundings().clock(), model.judged()::refresh), trouble, table,
                Texts.muted("Passwords are not compared, since no view shows them. Nothing is copied: run the script on the other side, with the passwords filled in, or leave it."));
        model.judged().draft().subscribe(read -> read.ifPresent(this::show));
    }

    private void show(FailoverDraft read) {
        try {
            Parity found = read.facts().around().parity(model.to().get());
            parity = Optional.of(found);
            table.getItems().setAll(found.items());
            Grids.placeholder(table, "The database uses no login, job or linked server of its server.");
            words.setText(capital(found.words()) + ", on " + model.machine(model.to().get()));
            trouble(Optional.empty());
        } catch (ProblemException e) {
            parity = Optional.empty();
            table.getItems().clear();
            Grids.placeholder(table, "What the database uses could not be read, so nothing was compared.");
            words.setText("Not known");
            trouble(Optional.of(e.problem()));
        }
        whyNoScript.set(parity.isPresent() ? "" : "One side could not be read.");
    }

    private void trouble(Optional<Problem> why) {
        trouble.getChildren().setAll(why.map(Notes::problem).stream().toList());
        trouble.setManaged(why.isPresent());
    }

    private void copy() {
        parity.ifPresent(found -> outlet.copy("The script", ParityScript.of(found, heading())));
    }

    private List<String> heading() {
        List<String> heading = new ArrayList<>(model.link().estate().practice() ? List.of("PRACTICE") : List.of());
        heading.add("What " + model.machine(model.to().get()) + " lacks of what the database of " + model.link().name() + " uses on " + model.machine(model.to().get().other()) + ", compared "
                + Times.clock(outlet.clock().instant()) + " UTC. Run it on " + model.machine(model.to().get()) + ".");
        return heading;
    }

    private Optional<Report> report() {
        return parity.map(_ -> new Report("Objects of " + model.link().name(), heading(), Grids.heads(table), table.getItems().stream().map(row -> Grids.words(table, row)).toList()));
    }

    private static State state(ParityItem item) {
        return switch (item.state()) {
            case SAME -> State.SUCCESS;
            case MISSING, DIFFERENT -> State.WARNING;
            case EXTRA -> State.INFO;
        };
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
