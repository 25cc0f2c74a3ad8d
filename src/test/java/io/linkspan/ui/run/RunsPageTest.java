package io.linkspan.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.plan.run.Runs;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import io.linkspan.ui.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsPageTest extends UiTest {

    @TempDir
    private static Path parent;

    private final Visited visited = new Visited();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private Path home;
    private Runs runs;
    private RunsModel model;
    private RunsPage page;

    /** The end of a process, as a run sees it. */
    private static final class Halt extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Override
    protected Parent build() throws Exception {
        home = Files.createTempDirectory(parent, "home");
        runs = new Runs(home, Clock.systemUTC());
        Surroundings surroundings = new Surroundings(Clock.systemUTC(), Thread::sleep, executor, Map.of(), home);
        model = new RunsModel(surroundings, new Work(executor, Platform::runLater), () -> List.of(runs));
        page = new RunsPage(model, visited);
        return new StackPane(page.view());
    }

    @AfterEach
    void close() {
        fx(page::close);
        executor.shutdownNow();
    }

    @Test
    void saysWhatWouldBeHereAndOffersToPractise() {
        until(() -> shown("No runs yet"));
        shot("runs-empty");
        clickOn("Practise on an estate of your own");
        assertEquals(List.of("practise"), visited.words());
    }

    @Test
    void listsFiltersFindsOpensAndGoesOn() throws Exception {
        Journals journals = new Journals(runs, Clock.systemUTC());
        journals.run("sales", "", _ -> { });
        String undone = journals.run("crm", "", _ -> { }).history().run();
        journals.undo(undone);
        journals.run("stock", "group", _ -> { });
        try {
            journals.run("wiki", "", event -> {
                if (event.step().id().equals("link")) {
                    throw new Halt();
                }
            });
        } catch (Halt _) {
            Files.writeString(home.resolve("runs").resolve("20251117-000000-000-create-old.jsonl"), "{\"event\":\n");
        }
        push(KeyCode.TAB);
        fx(page::refresh);
        until(() -> model.shown().size() == 5);
        assertEquals(List.of("Interrupted", "Stopped", "Taken back", "Done", "Damaged"), model.shown().stream().map(RunLine::stateWords).toList());
        shot("runs");

        clickOn("Unfinished");
        assertEquals(List.of("wiki", "stock"), model.shown().stream().map(RunLine::link).toList());
        press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        write("15151");
        assertEquals(0, model.shown().size());
        fx(() -> model.find().set("refused"));
        TableView<RunLine> table = lookup(".table-view").query();
        fx(() -> {
            table.requestFocus();
            table.getSelectionModel().selectFirst();
        });
        press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        assertTrue(fx(() -> Clipboard.getSystemClipboard().getString()).startsWith("Stopped\tstock\tCreate\tSQLPROD01, mi-prod-weu\t1 of 3\t"));
        push(KeyCode.ENTER);
        clickOn("Resume…");
        clickOn("Undo…");
        String id = model.shown().getFirst().history().orElseThrow().run();
        assertEquals(List.of("go Run", "resume " + id, "undo " + id), visited.words());
    }
}
