package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much the practice lab holds, in a process of its own. Apart from the tests: -Dgroups=benchmark. */
@Tag("benchmark")
class CapacityTest {

    @TempDir
    Path folder;

    @Test
    void theFleetHoldsAHundredLinksInOneGigabyte() throws Exception {
        try (LabProcess lab = new LabProcess(folder, "fleet", "-Xmx1g"); FleetLinks fleet = new FleetLinks(lab)) {
            System.out.printf("fleet: %s%n", lab.use());
            long start = System.nanoTime();
            assertEquals(100, fleet.link());
            System.out.printf("a hundred links, synchronizing after %.1f s: %s%n", (System.nanoTime() - start) / 1e9, lab.use());
            start = System.nanoTime();
            fleet.write(1000);
            System.out.printf("a hundred links, each a thousand rows later, arrived after %.1f s: %s%n", (System.nanoTime() - start) / 1e9, lab.use());
            assertTrue(lab.use().megabytes() <= 1024);
        }
    }
}
