package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.fault.FaultKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of the practice estate against every task. */
class FaultMatrixTest {

    private static final Map<Task, List<String>> UNDISTURBED = new EnumMap<>(Task.class);

    @TempDir
    private static Path folder;

    static Stream<Outcomes.Cell> all() {
        Pattern only = Pattern.compile(System.getProperty("linkspan.matrix", ""));
        return Outcomes.cells().filter(cell -> only.matcher(cell.toString()).find());
    }

    /** Every way in which each task can end otherwise than done, every fault that refuses one, and every fault once more in which a failover by hand, the longest, is done all the same. */
    static Stream<Outcomes.Cell> some() {
        Set<String> seen = new HashSet<>();
        Predicate<Outcomes.Cell> fresh = cell -> seen.add(switch (cell.expected()) {
            case "done" -> cell.fault();
            case "refused" -> "refused " + cell.fault();
            default -> cell.task() + cell.expected();
        });
        Predicate<Outcomes.Cell> told = cell -> !cell.expected().equals("done") || cell.task().equals(Task.BY_HAND.head) && cell.set().equals("at the change");
        return Outcomes.cells().filter(told).filter(cell -> !cell.toString().matches("create with (cut-path|expire-certificate) .*")).filter(fresh); // those wait long
    }

    @ParameterizedTest
    @MethodSource("some")
    void someTasksComeToWhatTheTableSays(Outcomes.Cell cell) throws Exception {
        play(cell);
    }

    @Tag("matrix")
    @ParameterizedTest
    @MethodSource("all")
    void everyTaskComesToWhatTheTableSays(Outcomes.Cell cell) throws Exception {
        play(cell);
    }

    private static void play(Outcomes.Cell cell) throws Exception {
        if (cell.task().equals(LocalDrill.HEAD)) {
            try (LocalDrill drill = new LocalDrill(folder)) {
                drill.play(cell);
            }
            return;
        }
        Task task = Task.of(cell.task());
        if (!UNDISTURBED.containsKey(task)) {
            try (Drill drill = new Drill(folder, task)) {
                UNDISTURBED.put(task, drill.undisturbed());
            }
        }
        try (Drill drill = new Drill(folder, task)) {
            drill.play(cell, UNDISTURBED.get(task));
        }
    }

    @Test
    void everyKindOfFaultHasItsRows() {
        List<String> rows = Outcomes.cells().map(cell -> cell.fault().split(" ")[0]).distinct().toList();
        assertEquals(Stream.of(FaultKind.values()).map(FaultKind::id).sorted().toList(), rows.stream().sorted().toList());
    }

    @Test
    void theTableStandsInTheDocumentation() throws Exception {
        assertTrue(Files.readString(Path.of("docs/testing.md")).contains(Outcomes.text()), "docs/testing.md does not show src/test/resources/io/linkspan/plan/scenario/outcomes.md as it is");
    }
}
