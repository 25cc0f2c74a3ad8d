package io.linkspan;

import io.linkspan.cli.Cli;
import io.linkspan.cli.Tools;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The program: builds every object by hand, in order, and closes them. */
final class Linkspan implements AutoCloseable {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Cli cli = new Cli(new Tools(Clock.systemUTC(), Thread::sleep, executor, stream(FileDescriptor.out), stream(FileDescriptor.err), System.getenv(), Tools.terminal(),
            last -> Runtime.getRuntime().addShutdownHook(new Thread(last))));

    Cli cli() {
        return cli;
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
