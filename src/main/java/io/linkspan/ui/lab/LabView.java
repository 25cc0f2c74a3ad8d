package io.linkspan.ui.lab;

import atlantafx.base.controls.ToggleSwitch;
import io.linkspan.sqlserver.PlainRows;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.Switches;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.work.Activity;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The practice estate: band, picture and rows in the middle, switches at the right. */
final class LabView extends BorderPane {

    private final LabModel model;

    LabView(LabModel model, List<Command> commands, Clock clock) {
        this.model = model;
        HBox band = new HBox(8, Icons.of("mdi2f-flask-outline"), Texts.strong("PRACTICE"), Texts.body("Runs on this computer only and is gone when you close it. No server of yours is touched."));
        band.getStyleClass().add("lab-band");
        VBox body = new VBox(12, head(commands), new EstatePicture(model), rowsHead(), rows());
        body.getStyleClass().add("lab-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        VBox top = new VBox(band, new ActivityBar(model.activity(), clock, model::refresh), new ActivityBar(model.counting(), clock, model::count));
        setTop(top);
        setCenter(scroll);
        setRight(faults());
    }

    private Node head(List<Command> commands) {
        FlowPane buttons = new FlowPane(8, 8);
        commands.forEach(c -> buttons.getChildren().add(buttons.getChildren().isEmpty() ? Buttons.primary(c) : Buttons.of(c)));
        String since = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC).format(model.startedAt());
        HBox line = new HBox(12, Texts.page("Practice estate"), Texts.muted("running since " + since + " UTC"));
        line.setAlignment(Pos.BASELINE_LEFT);
        return new VBox(8, line, buttons);
    }

    private Node rowsHead() {
        HBox line = new HBox(8, Texts.section("Rows on both sides"), Texts.muted("real rows, read back by a connection that shares nothing with this program"));
        line.setAlignment(Pos.BASELINE_LEFT);
        return line;
    }

    private Node rows() {
        TableView<LabModel.TableRow> table = Grids.table("Rows on both sides");
        table.getColumns().addAll(List.of(
                Grids.state("State", 150, r -> r.equal() ? State.SUCCESS : r.managedInstance().isEmpty() ? State.UNKNOWN : State.WARNING,
                        r -> r.equal() ? "Equal" : r.managedInstance().isEmpty() ? "Not readable there" : "Not equal (yet)"),
                Grids.name("Link", 120, LabModel.TableRow::link), Grids.text("Table", 160, LabModel.TableRow::table), Grids.number("SQL Server rows", 120, r -> number(r.sqlServer())),
                Grids.number("Instance rows", 120, r -> r.managedInstance().map(LabView::number).orElse("–"))));
        model.rows().subscribe(rows -> table.getItems().setAll(rows));
        model.counting().state().subscribe(state -> Grids.placeholder(table, switch (state) {
            case Activity.Failed _ -> "The rows could not be read.";
            case Activity.Busy _ -> "They are being read.";
            case Activity.Idle _ -> "No database is linked. “New link…” makes one; its rows then stand here, as both sides hold them.";
        }));
        table.setMinHeight(120);
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private static String number(PlainRows.Table table) {
        return String.format(Locale.ROOT, "%,d", table.rows()).replace(',', '\u2009');
    }

    private Node faults() {
        VBox list = new VBox();
        list.getStyleClass().add("lab-faults");
        list.getChildren().add(Texts.group("Faults"));
        String group = "";
        for (Mishap mishap : model.mishaps()) {
            if (!mishap.group().equals(group)) {
                group = mishap.group();
                var head = Texts.caption(group);
                head.getStyleClass().add("lab-group");
                list.getChildren().add(head);
            }
            list.getChildren().add(line(mishap));
        }
        list.getChildren().add(Buttons.of(Command.of("Clear _all faults", "mdi2c-check-all", model::clear)));
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setPrefWidth(264);
        scroll.setMinWidth(240);
        scroll.getStyleClass().add("lab-side");
        return scroll;
    }

    private Node line(Mishap mishap) {
        ToggleSwitch toggle = Switches.of(mishap.words());
        var words = Texts.body(mishap.words());
        words.getStyleClass().add("ls-small");
        var on = Badges.of("on", "bad");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(6, words, gap, on, toggle);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("lab-fault");
        model.faults().subscribe(_ -> {
            boolean set = model.isOn(mishap);
            on.setVisible(set);
            toggle.setSelected(set);
        });
        // the switch follows the estate; the operator's own flick differs from it
        toggle.selectedProperty().subscribe(wanted -> {
            if (wanted != model.isOn(mishap)) {
                model.toggle(mishap);
            }
        });
        return line;
    }

}
