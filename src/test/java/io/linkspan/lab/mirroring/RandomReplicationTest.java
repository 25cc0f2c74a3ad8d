package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.fault.FaultKind;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens, once all is healed both copies hold the same rows. */
class RandomReplicationTest {

    private static final int STEPS = 120;

    @TempDir
    Path folder;

    @RepeatedTest(3)
    void copiesAreEqualOnceEverythingIsHealed() {
        long seed = Long.getLong("lab.seed", new Random().nextLong());
        Random random = new Random(seed);
        try (Pair pair = new Pair(folder).linked()) {
            for (int i = 0; i < STEPS; i++) {
                step(pair, random);
            }
            pair.faults.clear();
            pair.sqlServer.groups().suspend(Pair.DATABASE, false);
            pair.instance.groups().suspend(Pair.DATABASE, false);
            pair.await("seed " + seed + ": the copy has caught up", () -> pair.copy().log().end().equals(pair.source().log().end()));
            assertEquals(Pair.rows(pair.source()), Pair.rows(pair.copy()), "seed " + seed);
            pair.instance.groups().links().remove(Pair.LINK);
            assertEquals(Pair.rows(pair.source()), Pair.rows(pair.copy()), "seed " + seed + " after the link");
        }
    }

    private static void step(Pair pair, Random random) {
        switch (random.nextInt(14)) {
            case 0 -> pair.faults.set(FaultKind.CUT_PATH, random.nextBoolean() ? "mi1" : "", "");
            case 1 -> pair.faults.set(FaultKind.STOP_REDO, "mi1", "");
            case 2 -> pair.faults.set(FaultKind.SLOW_PATH, "", "4k");
            case 3, 4 -> pair.faults.clear();
            case 5 -> pair.sqlServer.groups().suspend(Pair.DATABASE, random.nextBoolean());
            case 6 -> pair.instance.groups().suspend(Pair.DATABASE, random.nextBoolean());
            case 7 -> {
                Endpoint endpoint = pair.sqlServer.endpoints().mirroring().orElseThrow();
                pair.sqlServer.endpoints().set(endpoint.with(Endpoint.State.STOPPED));
                pair.sqlServer.endpoints().set(endpoint);
            }
            case 8 -> pair.source().log().backedUp();
            case 9 -> Pair.delete(pair.source(), random.nextInt(20));
            default -> Pair.write(pair.source(), random.nextInt(20), "v" + random.nextInt());
        }
    }
}
