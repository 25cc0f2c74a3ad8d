package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.lab.Topology;
import io.linkspan.model.Side;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred planned failovers there and back; its last result stands in the documents about tests. */
@Tag("endurance")
class EnduranceTest {

    @TempDir
    private Path folder;

    @Test
    void aHundredFailoversThereAndBackUnderEightWritersLoseNothingAndDoubleNothing() throws Exception {
        try (Practice practice = new Practice(folder, Topology.shipped("default"))) {
            Writers.prepare(practice.machine(Side.SQL_SERVER));
            practice.run(practice.create(practice.task("Ferries", Practice.FERRIES, Optional.empty())));
            ThereAndBack rounds = ThereAndBack.run(practice, 100);
            System.out.println(rounds.words());
            assertEquals(List.of(), rounds.lost());
            assertEquals(0, rounds.doubled());
            assertEquals(List.of(), rounds.bothWritable());
            assertEquals(List.of(), practice.lab.defects());
        }
    }
}
