package io.linkspan.lab.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.ResultSink;
import io.linkspan.lab.tsql.Shell;
import io.linkspan.lab.tsql.run.InstanceServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How fast the practice lab is; ratios are taken within one run. Apart from the tests: -Dgroups=benchmark. */
@Tag("benchmark")
class SpeedTest {

    private static final int GROUPS = 10;
    private static final int ROUNDS = 3000;
    private static final String DASHBOARD = """
            SELECT ag.name, ag.is_distributed, ar.replica_server_name, ar.availability_mode_desc, ars.role_desc, ars.connected_state_desc, ars.synchronization_health_desc, ars.last_connect_error_number,
                   drs.synchronization_state_desc, drs.is_suspended, drs.log_send_queue_size, drs.redo_queue_size, drs.last_commit_time, DB_NAME(drs.database_id) AS db
            FROM sys.availability_groups ag
            JOIN sys.availability_replicas ar ON ar.group_id = ag.group_id
            LEFT JOIN sys.dm_hadr_availability_replica_states ars ON ars.replica_id = ar.replica_id AND ars.group_id = ar.group_id
            LEFT JOIN sys.dm_hadr_database_replica_states drs ON drs.replica_id = ar.replica_id AND drs.group_id = ar.group_id
            ORDER BY ag.name, ar.replica_server_name""";

    @RegisterExtension
    static final ToyExtension TOY = new ToyExtension();

    @TempDir
    Path folder;

    @Test
    void theDashboardQueryTakesAtMostThreeTimesAnEchoOfTheSameBytes() throws Exception {
        Shell shell = Shell.open();
        prepare(shell);
        Shell.Result answer = shell.run(DASHBOARD).results().getLast();
        assertEquals(GROUPS, answer.rows().size());
        TOY.toy().on(DASHBOARD.replaceAll("\\s+", " "), (session, out) -> replay(answer.columns(), answer.rows(), out));
        try (TdsServer server = new TdsServer(new InstanceServer(shell.instance()), new TlsSettings(new TestCertificates().context(), true, false), WireFaults.NONE);
                Connection lab = DriverManager.getConnection("jdbc:sqlserver://localhost:" + server.address().getPort() + ";user=dba;databaseName=master;encrypt=false;password=" + Shell.PASSWORD); Connection echo = TOY.connect()) {
            long[] ofLab = new long[ROUNDS];
            long[] ofEcho = new long[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                ofLab[i] = time(lab);
                ofEcho[i] = time(echo);
            }
            double ratio = (double) median(ofLab) / median(ofEcho);
            System.out.printf("dashboard query: %.2f ms, echo of the same bytes: %.2f ms, ratio %.1f%n", median(ofLab) / 1e6, median(ofEcho) / 1e6, ratio);
            assertTrue(ratio <= 3, () -> "ratio " + ratio);
        }
    }

    private static void prepare(Shell shell) {
        shell.rows("USE master");
        for (int i = 0; i < GROUPS; i++) {
            shell.rows("CREATE DATABASE Db" + i);
            shell.rows("BACKUP DATABASE Db" + i + " TO DISK = 'speed" + i + ".bak' WITH INIT");
            shell.rows("CREATE AVAILABILITY GROUP ag" + i + " WITH (CLUSTER_TYPE = NONE) FOR DATABASE Db" + i + " REPLICA ON N'SQL1' WITH (ENDPOINT_URL = N'TCP://10.0.0.4:5022', AVAILABILITY_MODE = SYNCHRONOUS_COMMIT, FAILOVER_MODE = MANUAL, SEEDING_MODE = AUTOMATIC)");
        }
    }

    private static void replay(List<Column> columns, List<Object[]> rows, ResultSink out) {
        out.columns(columns);
        rows.forEach(out::row);
        out.done(ResultSink.StatementKind.SELECT, rows.size());
    }

    private static long time(Connection connection) throws SQLException {
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(DASHBOARD)) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
        return System.nanoTime() - start;
    }

    /** Of the second half, once everything is warm. */
    private static long median(long[] times) {
        long[] warm = Arrays.copyOfRange(times, times.length / 2, times.length);
        Arrays.sort(warm);
        return warm[warm.length / 2];
    }

    @Test
    void theFleetStartsWithinFiveSeconds() throws Exception {
        Lab.start(Topology.find("default"), Files.createDirectory(folder.resolve("warm"))).close();
        long start = System.nanoTime();
        try (Lab lab = Lab.start(Topology.find("fleet"), Files.createDirectory(folder.resolve("fleet")))) {
            double seconds = (System.nanoTime() - start) / 1e9;
            System.gc();
            long used = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
            System.out.printf("fleet of 10 servers with 100 databases and 4 instances: started in %.1f s, %d MB%n", seconds, used);
            assertTrue(lab.defects().isEmpty());
            assertTrue(seconds <= 5, () -> seconds + " s");
        }
    }
}
