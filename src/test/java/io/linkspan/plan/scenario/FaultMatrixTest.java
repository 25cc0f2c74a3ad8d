package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.fault.FaultKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
        String only = System.getProperty("linkspan.matrix", "");
        return Outcomes.cells().filter(cell -> cell.toString().contains(only));
    }

    @Tag("matrix")
    @ParameterizedTest
    @MethodSource("all")
    void everyTaskComesToWhatTheTableSays(Outcomes.Cell cell) throws Exception {
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
