package io.linkspan.ui.frame;

import io.linkspan.settings.WindowLayout;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test in the whole window, with a state folder of its own. */
abstract class FrameTest extends UiTest {

    @TempDir
    static Path parent;

    protected Path home;
    protected MainWindow window;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private Stage own;

    @Override
    protected Parent build() throws Exception {
        home = Files.createTempDirectory(parent, "home");
        prepare();
        own = new Stage();
        window = new MainWindow(own, new Surroundings(Clock.systemUTC(), Thread::sleep, executor, Map.of(), home), new Work(executor, Platform::runLater), WindowLayout.read(home));
        return new StackPane();
    }

    /** Puts something into the state folder before the window reads it. */
    protected void prepare() throws Exception {
    }

    @BeforeEach
    void showOnlyTheWindow() {
        fx(() -> {
            window.show();
            stage.hide();
            stage = own;
        });
    }

    @AfterEach
    void close() {
        fx(() -> {
            window.leave();
            own.hide();
        });
        window.close();
        executor.shutdownNow();
    }
}
