package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.sqlserver.SqlServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process dies by {@code kill -9} in the middle of a repair; the run goes on to the end of an undisturbed one, and what only the losing side had is in a backup. */
class RepairKillTest {

    private static final String[] COMMAND = {"link", "repair", "ferries", "--keep", "managed-instance", "--save-to", "C:\\Saved\\", "--accept-data-loss", "ferries drops sql-server"};

    @TempDir
    private Path folder;

    @Test
    void whileItSavesBeforeItSetsTheRoleAndAfter() throws Exception {
        List<String> wanted;
        try (Drill drill = new Drill(folder, Task.REPAIR)) {
            wanted = drill.undisturbed();
        }
        for (String[] place : new String[][] {{"started", "save"}, {"started", "role"}, {"done", "role"}}) {
            try (Drill drill = new Drill(folder, Task.REPAIR)) {
                FailoverKillTest.killed(drill, wanted, true, place[0], place[1], COMMAND);
                assertSaved(drill.practice.ends.sqlServer(), String.join(" ", place));
            }
        }
    }

    /** Row 500 was written on SQL Server alone. */
    private static void assertSaved(SqlServer server, String place) {
        List<String> sets = server.query("SELECT m.physical_device_name AS f, b.position FROM msdb.dbo.backupset AS b JOIN msdb.dbo.backupmediafamily AS m ON m.media_set_id = b.media_set_id WHERE b.is_copy_only = 1 ORDER BY b.backup_set_id DESC",
                row -> row.text("f") + "|" + row.number("position"));
        assertTrue(!sets.isEmpty() && sets.size() <= 2, () -> place + ": " + sets);
        String[] last = sets.getFirst().split("\\|");
        server.execute("RESTORE DATABASE Salvaged FROM DISK = N'" + last[0] + "' WITH FILE = " + last[1] + ", MOVE 'Ferries' TO 'C:\\Salvaged.mdf', MOVE 'Ferries_log' TO 'C:\\Salvaged.ldf'");
        assertEquals(List.of("500"), server.query("SELECT n FROM Salvaged.dbo.Written WHERE n >= 500", row -> row.text("n")), place);
    }
}
