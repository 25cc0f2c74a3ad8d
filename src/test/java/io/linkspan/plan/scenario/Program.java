package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The program as a process of its own, with a state folder of its own. */
final class Program implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Path home;
    private final Path printed;
    private final Process process;

    Program(Path profile, Path home, String... command) throws IOException {
        this.home = home;
        printed = Files.createTempFile(home.getParent(), "printed", ".txt");
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), "io.linkspan.Main", "--profile", profile.toString(), "--home", home.toString(), "--yes"));
        line.addAll(List.of(command));
        process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    }

    /** Ends it without warning as soon as its journal says that. */
    void killAt(String event, String step) throws IOException, InterruptedException {
        await(journal -> journal.contains("\"event\":\"" + event + "\"") && journal.contains("\"step\":\"" + step + "\""));
        ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(128 + 9, process.exitValue(), this::printed);
    }

    /** Waits for a line of its journal. */
    void await(Predicate<String> wanted) throws IOException {
        await(wanted, this::journal);
    }

    /** Waits until it has printed that. */
    void awaitPrinted(String words) throws IOException {
        await(line -> line.contains(words), () -> printed().lines());
    }

    private void await(Predicate<String> wanted, Lines lines) throws IOException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (lines.now().noneMatch(wanted)) {
            assertTrue(process.isAlive(), this::printed);
            assertTrue(System.nanoTime() < end, this::printed);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    @FunctionalInterface
    private interface Lines {

        Stream<String> now() throws IOException;
    }

    int exit() throws InterruptedException {
        assertTrue(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS), this::printed);
        return process.exitValue();
    }

    long id() {
        return process.pid();
    }

    String printed() {
        try {
            return Files.readString(printed);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** The lines of the journal that was begun last. */
    private Stream<String> journal() throws IOException {
        Path runs = home.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(runs)) {
            List<Path> latest = files.filter(file -> started(file)).toList();
            return latest.isEmpty() ? Stream.of() : Files.readString(latest.getFirst()).lines();
        }
    }

    /** Whether this process began it. */
    private boolean started(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().filter(line -> line.contains("\"process\":" + process.pid() + ",")).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
