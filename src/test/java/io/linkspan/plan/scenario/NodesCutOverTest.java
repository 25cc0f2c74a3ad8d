package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.linkspan.cli.Shell;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The link of a group that was there before it ends, as a user at the command line ends it. */
class NodesCutOverTest {

    private static final int READ_ONLY = 3906;

    @TempDir
    private Path folder;
    private Cluster cluster;
    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        cluster = new Cluster(folder);
        shell = new Shell(cluster.profileFile, folder.resolve("home"));
    }

    @AfterEach
    void close() {
        List<String> defects = cluster.lab.defects();
        shell.close();
        cluster.close();
        assertEquals(List.of(), defects);
    }

    private JsonNode done(String... words) {
        Shell.Ran ran = shell.json(words);
        assertEquals(0, ran.code(), ran.out() + ran.err());
        return ran.json();
    }

    @Test
    void itsDatabaseStaysSecondaryUntilTheDistributedGroupIsDropped() throws Exception {
        Writers.write(cluster.machine("HARBOURA"), 1);
        done("link", "failover", "ferries", "--to", "managed-instance", "--drop-link", "--yes");
        Writers.write(cluster.machine(Cluster.INSTANCE), 2);
        assertEquals(List.of(1, 2), Writers.read(cluster.machine(Cluster.INSTANCE)));
        assertEquals(READ_ONLY, assertThrows(SQLException.class, () -> Writers.write(cluster.machine("HARBOURA"), 3)).getErrorCode());
        JsonNode left = done("link", "remove", "ferries", "--yes");
        assertTrue(left.path("steps").toString().contains("drop-distributed-group"), left::toString);
        Writers.write(cluster.machine("HARBOURA"), 3);
    }
}
