package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleJobsTest {

    private static final String LOGS = "SELECT COUNT(*) FROM msdb.dbo.backupset WHERE database_name = N'Ferries' AND type = 'L'";

    @TempDir
    Path folder;

    @Test
    void theLogBackupOfAShopIsQuietAtFirstThenRunsEveryHourAndCanBeHeld() throws Exception {
        try (Lab lab = Lab.start(Topology.shipped("default"), folder); LabControl control = lab.control();
                Connection connection = LabClient.connect(JsonMapper.builder().build().readTree(lab.ready()).get("sqlServers").get(0), lab); Statement sql = connection.createStatement()) {
            assertEquals("harbour_backup|1", one(sql, "SELECT SUSER_SNAME(owner_sid) + N'|' + CAST(enabled AS nvarchar(1)) FROM msdb.dbo.sysjobs WHERE name = N'Harbour - log backup'"));
            control.advance(Duration.ofMinutes(25));
            assertEquals("0", one(sql, LOGS));
            control.advance(Duration.ofMinutes(10));
            waitFor(sql, "SELECT COUNT(*) FROM msdb.dbo.sysjobhistory h JOIN msdb.dbo.sysjobs j ON j.job_id = h.job_id WHERE j.name LIKE N'%log backup' AND h.step_id = 0 AND h.run_status = 1", 1);
            assertEquals("1", one(sql, LOGS));
            sql.execute("EXEC msdb.dbo.sp_update_job @job_name = N'Harbour - log backup', @enabled = 0");
            control.advance(Duration.ofHours(24)); // through the night: maintenance runs, the held job does not
            waitFor(sql, "SELECT COUNT(*) FROM msdb.dbo.sysjobhistory h JOIN msdb.dbo.sysjobs j ON j.job_id = h.job_id WHERE j.name LIKE N'%maintenance' AND h.step_id = 0 AND h.run_status = 1", 1);
            assertEquals("1", one(sql, LOGS));
            assertTrue(lab.changes().stream().anyMatch(c -> c.text().contains("sp_update_job")));
        }
    }

    private static void waitFor(Statement sql, String count, int atLeast) throws Exception {
        sql.execute("DECLARE @n int = 0; WHILE @n < 200 AND (" + count + ") < " + atLeast + " BEGIN WAITFOR DELAY '00:00:00.050'; SET @n += 1; END");
        assertTrue(Integer.parseInt(one(sql, count)) >= atLeast, () -> count);
    }

    private static String one(Statement sql, String query) throws Exception {
        try (ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
