package io.linkspan.ui.wizard;

import io.linkspan.model.Lsn;
import io.linkspan.model.Side;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Positions;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.gate.GatePane;
import io.linkspan.ui.gate.GateReadings;
import io.linkspan.ui.run.RunModel;
import io.linkspan.ui.run.RunPane;
import io.linkspan.ui.wizard.Live.Look;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The run, and both sides beside it while it goes. */
public final class LiveRun extends VBox {

    private static final String WORDS = "Newest commit of each side's own copy; equal digits muted. A side that does not answer is Unknown. The run's own gate decides, not this list.";

    /** Below it there is no room for the gate and both sides at once. */
    private static final double LOW = 560;

    private final GatePane gate;
    private final VBox sides;
    private final RunModel run;

    public LiveRun(TaskWizard<?, ?> model, Navigator navigator) {
        super(12);
        run = model.run();
        RunPane pane = RunPane.withoutStop(model.run(), navigator);
        VBox.setVgrow(pane, Priority.ALWAYS);
        Label words = Texts.muted("");
        words.textProperty().bind(model.live().trouble().map(why -> why.isEmpty() ? WORDS : why));
        Label title = Texts.group("Both sides, live");
        title.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(8, title, words);
        head.setAlignment(Pos.BASELINE_LEFT);
        Place.Link link = model.judged().link();
        gate = new GatePane(run.gate(), link.server(), link.instance());
        sides = new VBox(12, head, table(model.live(), link));
        getChildren().addAll(pane, gate, sides);
        run.plan().subscribe(plan -> gate.of(plan.flatMap(GateReadings::gate)));
        run.plan().subscribe(_ -> arrange());
        run.steps().addListener((Observable _) -> arrange());
        heightProperty().subscribe(_ -> arrange());
    }

    /** Where there is room for one of them only, it is the gate until that is behind, and then both sides. */
    private void arrange() {
        boolean hasGate = run.plan().get().flatMap(GateReadings::gate).isPresent();
        boolean ahead = run.steps().stream().anyMatch(row -> GateReadings.isGate(row.step()) && (row.state() == State.PENDING || row.state() == State.RUNNING)) && run.current().isPresent();
        boolean low = getHeight() < LOW;
        shown(gate, hasGate && (!low || ahead));
        shown(sides, !low || !hasGate || !ahead);
    }

    private static void shown(Node part, boolean yes) {
        part.setManaged(yes);
        part.setVisible(yes);
    }

    private static TableView<Look> table(Live live, Place.Link link) {
        TableView<Look> table = Grids.table("Both sides, live");
        table.setFixedCellSize(25);
        table.getColumns().add(Grids.number("UTC", 76, look -> Times.clock(look.at())));
        for (Side side : Side.values()) {
            table.getColumns().add(Grids.text(side == Side.SQL_SERVER ? link.server() : link.instance(), 110, look -> look.role(side)));
            table.getColumns().add(position(side));
        }
        table.getColumns().add(Grids.number("Redo KB", 80, Look::redo));
        TableColumn<Look, Look> verdict = Grids.state("Commits", 120, Look::state, Look::verdict);
        table.getColumns().add(verdict);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setItems(live.looks());
        Grids.placeholder(table, "The first look is on its way.");
        table.setMinHeight(106);
        table.setPrefHeight(156);
        table.setMaxHeight(156);
        return table;
    }

    private static TableColumn<Look, Look> position(Side side) {
        return Grids.node("Newest commit", 200, look -> node(look, side), look -> words(look, side));
    }

    private static Node node(Look look, Side side) {
        return Positions.of(words(look, side), words(look, side.other()));
    }

    private static String words(Look look, Side side) {
        return look.commit(side).map(Lsn::toString).orElse("Unknown");
    }
}
