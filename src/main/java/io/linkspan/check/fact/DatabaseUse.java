package io.linkspan.check.fact;

import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.sqlserver.SqlServer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Who works with a database on one side: open sessions, and the Agent jobs of which a step runs in it. */
public record DatabaseUse(Observed<List<SessionFact>> sessions, Observed<List<JobFact>> jobs) {

    /** A session belongs to the database it is in, and to those that it has locked since by naming them. Takes the name once. */
    public static final String SESSIONS = """
             FROM sys.dm_exec_sessions AS s WHERE s.is_user_process = 1 AND s.session_id <> @@SPID AND EXISTS (SELECT d.database_id FROM sys.databases AS d WHERE d.name = <name>
            AND (d.database_id = s.database_id OR EXISTS (SELECT l.request_session_id FROM sys.dm_tran_locks AS l
            WHERE l.resource_type = N'DATABASE' AND l.resource_database_id = d.database_id AND l.request_session_id = s.session_id)))""";

    /** Whether a job runs: begun in the Agent's latest session, and not ended. */
    public static final String RUNNING = """
            SELECT a.job_id FROM msdb.dbo.sysjobactivity AS a WHERE a.job_id = j.job_id AND a.session_id = (SELECT MAX(x.session_id) FROM msdb.dbo.syssessions AS x)
            AND a.start_execution_date IS NOT NULL AND a.stop_execution_date IS NULL""";

    private static final String OPEN = "SELECT s.session_id, CONVERT(nvarchar(30), s.login_time, 126) AS since, ISNULL(s.host_name, N'') AS host, ISNULL(s.program_name, N'') AS program, s.login_name, "
            + "s.open_transaction_count, (SELECT MIN(t.transaction_begin_time) FROM sys.dm_tran_session_transactions AS st JOIN sys.dm_tran_active_transactions AS t ON t.transaction_id = st.transaction_id "
            + "WHERE st.session_id = s.session_id) AS oldest" + SESSIONS.replace("<name>", "?") + " ORDER BY s.session_id";
    private static final String JOBS = "SELECT j.job_id, j.name, j.enabled, CASE WHEN EXISTS (" + RUNNING + ") THEN 1 ELSE 0 END AS running FROM msdb.dbo.sysjobs AS j "
            + "WHERE EXISTS (SELECT st.step_id FROM msdb.dbo.sysjobsteps AS st WHERE st.job_id = j.job_id AND st.database_name = ?) ORDER BY j.name";

    /** Reads one side; what cannot be read there is unknown with its problem. */
    public static DatabaseUse read(SqlServer side, String database, Clock clock) {
        Observed<List<SessionFact>> sessions = observe(clock, () -> side.query(OPEN, row -> new SessionFact((int) row.number("session_id"), row.text("since"), row.text("host"), row.text("program"),
                row.text("login_name"), (int) row.number("open_transaction_count"), row.maybeTime("oldest")), database));
        return new DatabaseUse(sessions, switch (sessions) {
            case Observed.Known<List<SessionFact>> _ -> observe(clock, () -> side.query(JOBS, row -> new JobFact(row.text("job_id"), row.text("name"), row.flag("enabled"), row.flag("running")), database));
            case Observed.Unknown<List<SessionFact>> silent -> Observed.unknown(silent.problem(), silent.since());
        });
    }

    /** Nothing could be asked. */
    public static DatabaseUse unknown(Problem problem, Instant since) {
        return new DatabaseUse(Observed.unknown(problem, since), Observed.unknown(problem, since));
    }

    private static <T> Observed<T> observe(Clock clock, Supplier<T> part) {
        try {
            return Observed.known(part.get(), clock.instant());
        } catch (ProblemException e) {
            return Observed.unknown(e.problem(), clock.instant());
        }
    }
}
