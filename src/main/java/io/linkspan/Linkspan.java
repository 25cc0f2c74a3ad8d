package io.linkspan;

import io.linkspan.cli.Cli;
import io.linkspan.cli.desk.Tools;
import io.linkspan.settings.Home;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.frame.Desktop;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The program: builds every object by hand, in order, and closes them. */
final class Linkspan implements AutoCloseable {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    /** Runs one command line; gives the exit code. */
    int command(String... arguments) {
        return new Cli(new Tools(Clock.systemUTC(), Thread::sleep, executor, stream(FileDescriptor.out), stream(FileDescriptor.err), System.getenv(), Tools.terminal(),
                last -> Runtime.getRuntime().addShutdownHook(new Thread(last)))).run(arguments);
    }

    /** Whether there is a display to show the window on. */
    static boolean display() {
        return Desktop.present(System.getenv(), System.getProperty("os.name"), System.getProperty("glass.platform", ""));
    }

    /** Shows the window until it is closed; gives the exit code. A display that is named but cannot be opened is said, and the same job runs in the terminal. */
    int window() {
        try {
            Desktop.run(new Surroundings(Clock.systemUTC(), Thread::sleep, executor, System.getenv(), Home.of(Optional.empty()).folder()),
                    last -> Runtime.getRuntime().addShutdownHook(new Thread(last)));
            return 0;
        } catch (UnsupportedOperationException e) {
            stream(FileDescriptor.err).println("The window cannot be shown here (" + e.getMessage() + "). The same job runs in the terminal instead.");
            return command("demo");
        }
    }

    /** Marks and arrows need UTF-8, whatever the terminal's setting. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
