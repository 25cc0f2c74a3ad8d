package io.linkspan.ui.frame;

import io.linkspan.settings.WindowLayout;
import io.linkspan.ui.Look;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.work.Work;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The window from the start of the toolkit to its end. */
public final class Desktop {

    /** JavaFX warns that it stands on the class path, which is where it is meant to stand. Held here, since levels are lost with their logger. */
    private static final Logger QUIET = Logger.getLogger("javafx");

    private Desktop() {
    }

    /** Whether a window can be shown: always on Windows and macOS, elsewhere with a display server. */
    public static boolean present(Map<String, String> environment, String operatingSystem, String platform) {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        return !platform.equalsIgnoreCase("Headless") && (system.startsWith("windows") || system.startsWith("mac") || set(environment, "DISPLAY") || set(environment, "WAYLAND_DISPLAY"));
    }

    private static boolean set(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    /**
     * Shows the window, on the practice estate, and waits until it was closed.
     *
     * @param atExit told what to do when the process is asked to stop
     */
    public static void run(Surroundings surroundings, Consumer<Runnable> atExit) {
        QUIET.setLevel(Level.SEVERE);
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<MainWindow> shown = new AtomicReference<>();
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            Look.fonts();
            Stage stage = new Stage();
            MainWindow window = new MainWindow(stage, surroundings, new Work(surroundings.executor(), Platform::runLater), WindowLayout.read(surroundings.home()));
            shown.set(window);
            Thread.currentThread().setUncaughtExceptionHandler(new Faults(window));
            atExit.accept(window::close);
            stage.setOnHidden(_ -> {
                window.leave();
                closed.countDown();
            });
            window.show();
            window.practise();
        });
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Optional.ofNullable(shown.get()).ifPresent(MainWindow::close);
        Platform.exit();
    }
}
