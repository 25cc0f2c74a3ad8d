package io.linkspan.ui.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.monitor.Watch;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import io.linkspan.ui.control.Report;
import io.linkspan.ui.work.Work;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hundred links, some of them in trouble. */
class EstatePageTest extends UiTest {

    private static final int LINKS = 100;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Visited visited = new Visited();
    private final List<Duration> took = new CopyOnWriteArrayList<>();
    private EstateModel model;
    private EstatePage page;

    @Override
    protected Parent build() {
        model = new Looks(Duration.ofSeconds(30), new Fleet(LINKS, 7)::survey).model(executor, new Work(executor, task -> Platform.runLater(() -> timed(task))));
        page = new EstatePage(model, visited);
        return framed(page.view());
    }

    /** What a look brings to the FX thread, in the time of its own processor: machines that test have other things to do. */
    private void timed(Runnable task) {
        Optional<Watch> before = model.watch().get();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        task.run();
        if (model.watch().get() != before) {
            took.add(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start));
        }
    }

    /** With as much around it as the window has. */
    static Parent framed(Node page) {
        BorderPane frame = new BorderPane(page);
        frame.setTop(space(0, 131));
        frame.setBottom(space(0, 53));
        frame.setLeft(space(245, 0));
        frame.setRight(space(28, 0));
        return frame;
    }

    private static Region space(double width, double height) {
        Region space = new Region();
        space.setMinSize(width, height);
        space.setStyle("-fx-background-color: -color-bg-subtle");
        return space;
    }

    @AfterEach
    void end() {
        fx(page::close);
        fx(model::close);
        executor.shutdownNow();
    }

    @Test
    void theWorstComesFirstAndUnknownIsNeverWell() {
        until(() -> grid().getItems().size() == LINKS && from(grid()).lookup("link001").tryQuery().isPresent());
        assertEquals(List.of("Two primaries", "Suspended (redo)", "Disconnected 11:58", "Log 94 %"), fx(() -> grid().getItems().stream().limit(4).map(this::state).toList()));
        assertTrue(fx(() -> state(grid().getItems().get(4))).startsWith("Unknown since 11:58"), () -> fx(() -> state(grid().getItems().get(4))));
        assertTrue(fx(() -> state(grid().getItems().getLast())).startsWith("Synchronis"));
        shot("estate-100");
        fx(() -> {
            stage.setWidth(1024);
            stage.setHeight(640);
        });
        shot("estate-100-small");
    }

    @Test
    void aHundredLinksDoNotHoldTheWindowUp() {
        until(() -> grid().getItems().size() == LINKS && from(grid()).lookup("link001").tryQuery().isPresent());
        for (int i = 0; i < 30; i++) {
            var before = model.watch().get();
            fx(model::refresh);
            until(() -> model.watch().get() != before);
        }
        List<Duration> sorted = took.stream().sorted().toList();
        assertTrue(sorted.get(sorted.size() / 2).toMillis() < 16, () -> "half of the looks hold the FX thread longer: " + sorted);
    }

    @Test
    void aCardShowsOnlyItsLinksAndAllAgain() {
        until(() -> grid().getItems().size() == LINKS && from(grid()).lookup("link001").tryQuery().isPresent());
        clickOn(card("Warning"));
        until(() -> grid().getItems().size() == 2);
        clickOn(card("Warning"));
        until(() -> grid().getItems().size() == LINKS && from(grid()).lookup("link001").tryQuery().isPresent());
    }

    @Test
    void theOrderStandsStillWhileARowHasTheFocusUntilF5() {
        until(() -> grid().getItems().size() == LINKS && from(grid()).lookup("link001").tryQuery().isPresent());
        clickOn("link001").push(KeyCode.DOWN).push(KeyCode.DOWN);
        LinkRow chosen = fx(() -> grid().getSelectionModel().getSelectedItem());
        List<LinkRow> before = fx(() -> List.copyOf(grid().getItems()));
        fx(() -> model.refresh());
        until(() -> !model.activity().busy());
        assertEquals(before, fx(() -> List.copyOf(grid().getItems())), "lags have changed, places have not");
        assertTrue(lookup("The order has changed. Press F5 to sort again.").tryQuery().isPresent());
        fx(page::refresh);
        until(() -> !model.activity().busy());
        assertNotEquals(before, fx(() -> List.copyOf(grid().getItems())));
        assertEquals(chosen, fx(() -> grid().getSelectionModel().getSelectedItem()), "the selection moves along");
    }

    @Test
    void theFilterNarrowsEnterOpensTheLinkAndEscapeShowsAllAgain() {
        until(() -> grid().getItems().size() == LINKS && from(grid()).lookup("link001").tryQuery().isPresent());
        clickOn(".custom-text-field").write("link042");
        until(() -> grid().getItems().size() == 1);
        clickOn(from(grid()).lookup("link042").<Node>query()).push(KeyCode.ENTER);
        assertEquals(List.of("go Link"), visited.words());
        rightClickOn(from(grid()).lookup("link042").<Node>query());
        List<String> menu = fx(() -> grid().getContextMenu().getItems().stream().map(MenuItem::getText).toList());
        assertTrue(menu.contains("Rotate certificate… – rotating a certificate is not part of this version"), menu::toString);
        clickOn("Fail over…");
        assertEquals("fail over link042", visited.words().getLast());
        rightClickOn(from(grid()).lookup("link042").<Node>query());
        clickOn("Remove link…");
        assertEquals("remove link042", visited.words().getLast());
        clickOn(".custom-text-field").push(KeyCode.ESCAPE);
        until(() -> grid().getItems().size() == LINKS && from(grid()).lookup("link001").tryQuery().isPresent());
    }

    @Test
    void theReportHasARowALinkAndSaysWhoWasNotRead() {
        until(() -> grid().getItems().size() == LINKS && from(grid()).lookup("link001").tryQuery().isPresent());
        Report report = fx(() -> page.report().orElseThrow());
        assertEquals(LINKS, report.rows().size());
        assertEquals(report.columns().size(), report.rows().getFirst().size());
        assertTrue(report.notes().getFirst().contains("1 server not answering since 11:58:02"), report.notes()::toString);
    }

    private String state(LinkRow row) {
        return row.now().standing().words();
    }

    private ToggleButton card(String words) {
        return lookup(".state-card").queryAll().stream().map(ToggleButton.class::cast).filter(c -> c.getText().equals(words)).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private TableView<LinkRow> grid() {
        return lookup(".estate-grid").tryQuery().map(n -> (TableView<LinkRow>) n).orElseGet(TableView::new);
    }
}
