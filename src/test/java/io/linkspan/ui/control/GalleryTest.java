package io.linkspan.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.plan.Risk;
import io.linkspan.ui.UiTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** All shared controls on one page. */
class GalleryTest extends UiTest {

    private final AtomicInteger pressed = new AtomicInteger();
    private final SimpleStringProperty reason = new SimpleStringProperty("");
    private TableView<State> table;

    @Override
    protected Parent build() {
        Command go = Command.of("_Go on", "mdi2p-play", pressed::incrementAndGet).unless(reason);
        table = Grids.table("States");
        table.getColumns().addAll(List.of(Grids.state("State", 160, s -> s, State::word), Grids.name("Name", 160, State::word), Grids.number("Number KB", 120, s -> "8 412 096"), Grids.text("Icon", 300, State::icon)));
        table.getItems().setAll(State.values());
        table.setPrefHeight(320);
        ScriptView script = new ScriptView("Script");
        script.text("-- Step 10\nCREATE AVAILABILITY GROUP [SALES-DAG] WITH (DISTRIBUTED)\n  LISTENER_URL = N'TCP://10.20.1.40:5022'\nPUT …/distributedAvailabilityGroups/SALES-DAG\n{ \"properties\": { \"databaseName\": \"Sales\" } }");
        script.setPrefHeight(110);
        FactGrid facts = new FactGrid();
        facts.facts(List.of(new FactGrid.Fact("Version", "16.0.4165.4"), new FactGrid.Fact("Login", "practice")));
        FlowPane badges = new FlowPane(8, 8, Stream.concat(Stream.of(Risk.values()).map(Badges::risk), Stream.of(Badges.practice(), Texts.key("Ctrl+F"))).toArray(Node[]::new));
        VBox page = new VBox(10, Texts.page("Gallery"), Texts.muted("Every shared control, once."),
                new FlowPane(8, 8, Buttons.primary(go), Buttons.of(go), Buttons.danger(go), Buttons.flat(go), Buttons.menu("Script", "mdi2s-script-text-outline", List.of(go)),
                        Segments.of(List.of("State", "Server", "Instance"), s -> s, new SimpleObjectProperty<>("Server")), badges),
                table, Notes.warning("The log is 91 % full."), Notes.problem(Problem.of(Problem.Kind.UNREACHABLE, "login", "HARBOUR01 answers, but login failed.", "Check the password.").on(Side.SQL_SERVER)
                        .number(18456).raw("Login failed for user 'practice'."), go), facts, script);
        page.setStyle("-fx-padding: 16");
        return page;
    }

    @Test
    void drawsEveryControl() {
        shot("gallery");
    }

    @Test
    void aCommandThatCannotWorkTellsItsReasonAndDoesNothing() {
        fx(() -> reason.set("No link is selected."));
        clickOn((Node) lookup(".button.primary").<Button>query());
        assertEquals(0, pressed.get());
        assertTrue(lookup(".button.primary").<Button>query().getAccessibleHelp().contains("No link is selected."));
        assertTrue(listWindows().stream().anyMatch(w -> w instanceof javafx.scene.control.Tooltip tip && tip.getText().equals("No link is selected.")));
    }

    @Test
    void copiesRowsWithTheirHeads() {
        fx(() -> {
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(0);
        });
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C).release(KeyCode.C, KeyCode.SHIFT, KeyCode.CONTROL);
        assertEquals("State\tName\tNumber KB\tIcon\nError\tError\t8 412 096\tmdi2c-close-octagon", fx(() -> Clipboard.getSystemClipboard().getString()));
    }
}
