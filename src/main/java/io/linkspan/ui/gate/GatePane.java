package io.linkspan.ui.gate;

import io.linkspan.model.Side;
import io.linkspan.plan.Step;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Positions;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.gate.GateReading.Column;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The commit gate: where the log of each side ends at each reading, how many readings in a row were equal, and what happens if they never are. On the FX thread. */
public final class GatePane extends VBox {

    private static final DateTimeFormatter TENTHS = DateTimeFormatter.ofPattern("HH:mm:ss.S").withZone(ZoneOffset.UTC);
    private static final int SAMPLES = 3;
    private static final double ROW = 25;
    private static final double WIDE = 860;
    private static final double HEAD = 31;

    private final GateReadings readings;
    private final Label verdict = States.label(State.PENDING);
    private final HBox bars = new HBox(4);
    private final Label limit = Texts.muted("");

    public GatePane(GateReadings readings, String server, String instance) {
        super(6);
        this.readings = readings;
        bars.setAlignment(Pos.CENTER_LEFT);
        limit.setMinWidth(0);
        Label title = Texts.group("Commit gate");
        title.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, title, verdict, bars, limit);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, table(server, instance));
        setMinHeight(USE_PREF_SIZE);
        readings.list().addListener((Observable _) -> show());
        show();
    }

    /** Says how long a gate waits. */
    public void of(Optional<Step> gate) {
        gate.ifPresent(step -> limit.setText("equal and unchanged, within " + step.patience().toSeconds() + " s; else the service returns by itself. One that fails starts them over."));
    }

    private void show() {
        Optional<GateReading> newest = readings.list().stream().findFirst();
        int equal = newest.map(GateReading::equal).orElse(0);
        int wanted = newest.map(GateReading::wanted).filter(n -> n > 0).orElse(SAMPLES);
        States.set(verdict, newest.isEmpty() ? State.PENDING : newest.get().state() != State.SUCCESS ? newest.get().state() : equal < wanted ? State.RUNNING : State.SUCCESS,
                newest.isEmpty() ? "Not read yet" : newest.get().state() == State.UNKNOWN ? "Unknown, 0 of " + wanted + " readings" : equal + " of " + wanted + " readings");
        verdict.setMinWidth(USE_PREF_SIZE);
        bars.getChildren().setAll(IntStream.range(0, wanted).mapToObj(i -> bar(i < equal)).toList());
    }

    private static ProgressBar bar(boolean full) {
        ProgressBar bar = new ProgressBar(full ? 1 : 0);
        bar.getStyleClass().add("sample");
        bar.setMinWidth(32);
        bar.setPrefWidth(32);
        bar.setAccessibleText(full ? "equal" : "not yet");
        return bar;
    }

    private TableView<GateReading> table(String server, String instance) {
        TableView<GateReading> table = Grids.table("Commit gate");
        table.setFixedCellSize(ROW);
        table.getColumns().add(Grids.number("UTC", 96, reading -> TENTHS.format(reading.at())));
        for (Side side : Side.values()) {
            for (Column column : Column.values()) {
                TableColumn<GateReading, GateReading> position = position((side == Side.SQL_SERVER ? server : instance) + ": " + column.words(), side, column);
                if (column == Column.HARDENED) {
                    // positions are long, and a gate is read by its end of log first
                    position.visibleProperty().bind(table.widthProperty().greaterThan(WIDE));
                }
                table.getColumns().add(position);
            }
        }
        TableColumn<GateReading, GateReading> state = Grids.state("Verdict", 120, GateReading::state, GateReading::verdict);
        table.getColumns().addAll(List.of(state));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setItems(readings.list());
        Grids.placeholder(table, "It is read once the steps before it are done.");
        double height = HEAD + ROW * SAMPLES;
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
        return table;
    }

    private static TableColumn<GateReading, GateReading> position(String title, Side side, Column column) {
        return Grids.node(title, 178, reading -> Positions.of(reading.position(side, column), reading.position(side.other(), column)), reading -> reading.position(side, column));
    }
}
