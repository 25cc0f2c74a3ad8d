package io.linkspan.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.cli.desk.Tools;
import io.linkspan.plan.run.Pause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Runs command lines in this process as a user's shell would, and keeps what they print. */
public final class Shell implements AutoCloseable {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> always;

    /** What one command line printed, and its exit code. */
    public record Ran(int code, String out, String err) {

        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (IOException e) {
                throw new UncheckedIOException("not one JSON document: " + out + err, e);
            }
        }
    }

    public Shell(Path profile, Path home) {
        always = List.of("--profile", profile.toString(), "--home", home.toString());
    }

    /** With {@code --json}. */
    public Ran json(String... arguments) {
        return run(Map.of(), Stream.concat(Stream.of("--json"), Stream.of(arguments)).toArray(String[]::new));
    }

    public Ran run(String... arguments) {
        return run(Map.of(), arguments);
    }

    public Ran run(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Pause pause = Thread::sleep;
        Tools tools = new Tools(Clock.systemUTC(), pause, executor, new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8), environment,
                Optional.empty(), _ -> { });
        int code = new Cli(tools).run(Stream.concat(always.stream(), Stream.of(arguments)).toArray(String[]::new));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
