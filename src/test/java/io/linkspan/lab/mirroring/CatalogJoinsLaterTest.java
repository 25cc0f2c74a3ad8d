package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.agent.Agents;
import io.linkspan.lab.fault.FaultKind;
import io.linkspan.lab.tsql.Shell;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The joins of the catalog still hold after what happens to a link later. */
class CatalogJoinsLaterTest {

    @TempDir
    Path folder;

    @Test
    void afterFailoversASplitBrainAndItsRepair() {
        try (Pair pair = new Pair(folder).linked()) {
            pair.sqlServer.groups().failOver(Pair.LINK);
            assertEquals(List.of(), CatalogJoins.broken(pair.sqlServer, pair.instance), "failed over");
            pair.await("connected", () -> pair.onInstance().partnership().connected());
            pair.faults.set(FaultKind.CUT_PATH, "", "");
            pair.await("disconnected", () -> !pair.onInstance().partnership().connected());
            assertEquals(List.of(), CatalogJoins.broken(pair.sqlServer, pair.instance), "cut off");
            pair.sqlServer.groups().forceFailOver(Pair.LINK);
            Pair.write(pair.source(), 1, "here");
            Pair.write(pair.copy(), 2, "there");
            pair.faults.clear();
            assertEquals(List.of(), CatalogJoins.broken(pair.sqlServer, pair.instance), "two primaries");
            pair.instance.groups().becomeSecondary(Pair.LINK);
            pair.await("undone", () -> Pair.rows(pair.copy()).equals(Pair.rows(pair.source())));
            assertEquals(List.of(), CatalogJoins.broken(pair.sqlServer, pair.instance), "repaired");
            pair.instance.groups().links().remove(Pair.LINK);
            assertEquals(List.of(), CatalogJoins.broken(pair.sqlServer, pair.instance), "removed");
        }
    }

    @Test
    void onEveryNodeOfAClusterWithAListener() {
        try (Nodes nodes = new Nodes(folder).link()) {
            assertEquals(List.of(), CatalogJoins.broken(nodes.first, nodes.second, nodes.pair.instance));
            nodes.failOver(nodes.second);
            assertEquals(List.of(), CatalogJoins.broken(nodes.first, nodes.second, nodes.pair.instance), "failed over");
            nodes.second.groups().removeReplicas(Nodes.GROUP, List.of("NODE1"));
            assertEquals(List.of(), CatalogJoins.broken(nodes.first, nodes.second, nodes.pair.instance), "one node less");
        }
    }

    @Test
    void afterJobsHaveRunAndFailedAndOneIsGone() {
        try (Pair pair = new Pair(folder).linked(); Agents agents = new Agents(pair.estate)) {
            assertTrue(agents != null);
            Shell msdb = Shell.on(pair.sqlServer, "msdb");
            for (String job : List.of("good", "bad", "gone")) {
                msdb.rows("EXEC sp_add_job @job_name = N'" + job + "'; EXEC sp_add_jobstep @job_name = N'" + job + "', @step_name = N's', @subsystem = N'TSQL', @command = N'SELECT 1 / " + (job.equals("bad") ? 0 : 1) + "', @flags = 8; "
                        + "EXEC sp_add_jobschedule @job_name = N'" + job + "', @name = N'" + job + "', @freq_type = 4, @freq_interval = 1, @active_start_time = 10000; EXEC sp_add_jobserver @job_name = N'" + job + "'; EXEC sp_start_job N'" + job + "'");
            }
            pair.await("all have run", () -> msdb.rows("SELECT COUNT(*) FROM sysjobhistory WHERE step_id = 0").equals("3"));
            assertEquals(List.of(), CatalogJoins.broken(pair.sqlServer), "run");
            msdb.rows("EXEC sp_delete_job @job_name = N'gone'");
            assertEquals(List.of(), CatalogJoins.broken(pair.sqlServer), "one is gone");
        }
    }

    @Test
    void afterRestoresOnBothSides() {
        try (Pair pair = new Pair(folder).linked()) {
            Pair.write(pair.source(), 1, "row");
            pair.await("it is there", () -> Pair.rows(pair.copy()).containsKey(1));
            Shell server = Shell.on(pair.sqlServer, "master");
            server.rows("BACKUP DATABASE Sales TO DISK = 'sales.bak' WITH COPY_ONLY; RESTORE DATABASE Again FROM DISK = 'sales.bak'");
            server.rows("DROP DATABASE Again");
            pair.instance.groups().links().remove(Pair.LINK);
            pair.await("backed up by itself", () -> {
                pair.instance.automaticBackups().look();
                return pair.instance.automaticBackups().earliest(pair.copy()).isPresent();
            });
            assertTrue(pair.instance.automaticBackups().restore(pair.copy(), pair.estate.clock().instant(), "Again").isPresent());
            assertEquals("1", Shell.on(pair.instance, "Again").rows("SELECT id FROM t"));
            assertEquals(List.of(), CatalogJoins.broken(pair.sqlServer, pair.instance));
        }
    }
}
