package io.linkspan.lab.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.tsql.Shell;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is connected, what he does and who waits for whom. */
class SessionViewsTest {

    private static final String OPEN = "SELECT s.host_name, s.program_name, s.login_name, DB_NAME(s.database_id), s.open_transaction_count, s.status FROM sys.dm_exec_sessions s WHERE s.is_user_process = 1 AND s.session_id = ";

    @TempDir
    Path folder;
    private Shell sql;
    private Shell writer;

    @BeforeEach
    void open() {
        sql = Shell.open(InstanceSpec.sqlServer("SQL1", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE), folder);
        sql.run("CREATE TABLE t (id int); USE master");
        writer = sql.again("dba", "Sales");
    }

    @Test
    void anOpenTransactionShowsWithItsSession() {
        assertEquals("here|test|dba|Sales|0|sleeping", sql.rows(OPEN + writer.session().id()));
        writer.run("BEGIN TRANSACTION; INSERT t VALUES (1)");
        assertEquals("here|test|dba|Sales|1|sleeping", sql.rows(OPEN + writer.session().id()));
        assertEquals("1", sql.rows("SELECT COUNT(*) FROM sys.dm_tran_session_transactions st JOIN sys.dm_tran_active_transactions a ON a.transaction_id = st.transaction_id WHERE st.session_id = " + writer.session().id()
                + " AND a.transaction_begin_time <= GETUTCDATE()"));
        assertEquals("S", sql.rows("SELECT request_mode FROM sys.dm_tran_locks WHERE resource_type = 'DATABASE' AND resource_database_id = DB_ID('Sales') AND request_session_id = " + writer.session().id()));
    }

    @Test
    void whoWaitsNamesHisBlockerUntilThatOneIsKilled() throws Exception {
        writer.run("BEGIN TRANSACTION; INSERT t VALUES (1)");
        Shell waiter = sql.again("dba", "Sales");
        Thread waiting = Thread.ofVirtual().start(() -> waiter.run("INSERT t VALUES (2)"));
        sql.run("DECLARE @n int = 0; WHILE @n < 200 AND NOT EXISTS (SELECT 1 FROM sys.dm_exec_requests WHERE blocking_session_id <> 0) BEGIN WAITFOR DELAY '00:00:00.020'; SET @n += 1; END");
        assertEquals("suspended|LCK_M_X|" + writer.session().id(), sql.rows("SELECT status, wait_type, blocking_session_id FROM sys.dm_exec_requests WHERE session_id = " + waiter.session().id()));
        assertEquals("" + writer.session().id(), sql.rows("SELECT blocking_session_id FROM sys.dm_os_waiting_tasks WHERE session_id = " + waiter.session().id()));
        writer.session().whenKilled(() -> writer.session().close()); // as the connection does when it ends
        assertEquals(0, sql.error("KILL " + writer.session().id()));
        waiting.join();
        assertEquals("2", sql.rows("SELECT id FROM Sales.dbo.t"));
        assertTrue(sql.instance().errorLog().entries().stream().anyMatch(e -> e.text().startsWith("Process ID " + writer.session().id() + " was killed by hostname here")));
    }

    @Test
    void aDelayShowsAsItsWait() throws Exception {
        Shell sleeper = sql.again("dba", "Sales");
        Thread sleeping = Thread.ofVirtual().start(() -> sleeper.run("WAITFOR DELAY '00:01:00'"));
        sql.run("WHILE NOT EXISTS (SELECT 1 FROM sys.dm_os_waiting_tasks WHERE session_id = " + sleeper.session().id() + ") WAITFOR DELAY '00:00:00.020'");
        assertEquals("suspended|WAITFOR|0|WAITFOR|NULL", sql.rows("SELECT r.status, r.wait_type, r.blocking_session_id, t.wait_type, t.blocking_session_id FROM sys.dm_exec_requests r JOIN sys.dm_os_waiting_tasks t ON t.session_id = r.session_id "
                + "WHERE r.session_id = " + sleeper.session().id()));
        sleeper.session().cancel();
        sleeping.join();
        assertEquals("running|NULL", sql.rows("SELECT status, wait_type FROM sys.dm_exec_requests WHERE session_id = @@SPID"));
    }
}
