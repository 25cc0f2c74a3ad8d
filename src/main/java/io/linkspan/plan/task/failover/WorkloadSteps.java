package io.linkspan.plan.task.failover;

import static io.linkspan.check.fact.Facts.of;
import static io.linkspan.plan.Template.text;

import io.linkspan.check.fact.DatabaseUse;
import io.linkspan.check.fact.JobFact;
import io.linkspan.check.fact.SessionFact;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Template.Part;
import io.linkspan.plan.Undo;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The steps by which those who work with the database on the side that is primary come to rest, and its jobs come back. */
final class WorkloadSteps {

    private static final String STOP = "stop-job-";
    private static final String END = "end-session-";
    private static final String SESSION = "SELECT s.session_id FROM sys.dm_exec_sessions AS s WHERE s.session_id = <id> AND CONVERT(nvarchar(30), s.login_time, 126) = <since>\n"
            + "AND ISNULL(s.host_name, N'') = <host> AND ISNULL(s.program_name, N'') = <program>";

    private final FailoverTask task;
    private final Survey survey;
    private final String database;
    private final Side primary;

    WorkloadSteps(FailoverTask task, Survey survey, String database) {
        this.task = task;
        this.survey = survey;
        this.database = database;
        this.primary = task.to().other();
    }

    /** Jobs first, so that nothing new begins while the rest is waited for. */
    List<Step> before() {
        List<Step> steps = new ArrayList<>();
        if (task.jobs() != Jobs.LEAVE) {
            held().forEach(job -> steps.add(hold(job)));
        }
        if (task.workload() == Workload.END) {
            of(use().jobs()).stream().filter(JobFact::running).forEach(job -> steps.add(stop(job)));
            of(use().sessions()).forEach(session -> steps.add(end(session)));
        }
        if (task.workload() != Workload.PROCEED) {
            if (task.jobs() != Jobs.LEAVE) {
                steps.add(idle());
            }
            steps.add(writers());
        }
        return steps;
    }

    /** The jobs that this run holds if they are to come back, and those that earlier ones hold on the side that is now primary again. */
    List<Step> after() {
        Stream<Step> here = task.jobs() == Jobs.RETURN && !task.forced() ? held().map(job -> give(job, primary)) : Stream.empty();
        Stream<Step> there = survey.use().get(task.to()).jobs().toOptional().stream().flatMap(List::stream).filter(job -> !job.enabled() && survey.held().contains(id(job))).map(job -> give(job, task.to()));
        return Stream.concat(here, there).toList();
    }

    static boolean ends(Step step) {
        return step.id().startsWith(END) || step.id().startsWith(STOP);
    }

    private DatabaseUse use() {
        return survey.use().get(primary);
    }

    private Stream<JobFact> held() {
        return of(use().jobs()).stream().filter(JobFact::enabled);
    }

    private Step hold(JobFact job) {
        String until = task.jobs() == Jobs.RETURN ? "; it is enabled again after the change" : task.dropLink() ? "; it stays disabled here" : "; it stays disabled here until the link fails back";
        return Step.change(HeldJobs.HOLD + id(job), "Disable the job \"" + job.name() + "\", which works in " + database + until, primary, Risk.DISTURBING, enabled(job, primary, "0"),
                Undo.by(enabled(job, primary, "1")), new Probe.Query(primary, Template.sql("SELECT CAST(enabled AS int) AS enabled FROM msdb.dbo.sysjobs WHERE job_id = <job>", places(job)),
                List.of(Want.of("enabled", "enabled", Comparison.IS, "0", Otherwise.ABSENT)), Map.of()), "the job is disabled");
    }

    /** A job that is gone by then needs nothing. */
    private static Step give(JobFact job, Side side) {
        return Step.change(HeldJobs.GIVE_BACK + id(job), "Enable the job \"" + job.name() + "\" again, which was disabled for a failover", side, Risk.SAFE, enabled(job, side, "1"),
                new Undo.Not("Disable it by hand if it is not to run."), new Probe.Query(side, Template.sql("SELECT COUNT(*) AS disabled FROM msdb.dbo.sysjobs WHERE job_id = <job> AND enabled = 0", places(job)),
                List.of(Want.of("disabled", "number of disabled ones", Comparison.IS, "0", Otherwise.ABSENT)), Map.of()), "the job is enabled");
    }

    private Step stop(JobFact job) {
        return Step.change(STOP + id(job), "Stop the job \"" + job.name() + "\", which is running", primary, Risk.DISTURBING,
                new Call.Statement(primary, Template.sql("EXEC msdb.dbo.sp_stop_job @job_id = <job>", places(job))), new Undo.Not("Start it again by hand."),
                new Probe.Query(primary, Template.sql("SELECT COUNT(*) AS running FROM msdb.dbo.sysjobs AS j WHERE j.job_id = <job> AND EXISTS (" + DatabaseUse.RUNNING + ")", places(job)),
                        List.of(Want.of("running", "number of runs", Comparison.IS, "0", Otherwise.ABSENT)), Map.of()), "the job does not run");
    }

    /** The session is looked at again in the very batch that ends it: its id may be another's by then. */
    private Step end(SessionFact session) {
        Map<String, Part> places = Map.of("id", new Template.Text(String.valueOf(session.id())), "since", text(session.since()), "host", text(session.host()), "program", text(session.program()));
        return Step.change(END + session.id(), "End " + session.words(), primary, Risk.DISTURBING, new Call.Statement(primary, Template.sql("IF EXISTS (" + SESSION + ") KILL <id>", places)),
                new Undo.Not("What it had not committed is rolled back; its program has to connect again."), new Probe.Gone(new Probe.Query(primary, Template.sql(SESSION, places), List.of(), Map.of())), "the session is gone");
    }

    private Step idle() {
        return Step.wait("jobs-idle", "Wait until no job runs that works in " + database, primary, new Probe.Query(primary, Template.sql(
                "SELECT COUNT(*) AS running FROM msdb.dbo.sysjobs AS j WHERE EXISTS (" + DatabaseUse.RUNNING + ")\n"
                        + "AND EXISTS (SELECT st.step_id FROM msdb.dbo.sysjobsteps AS st WHERE st.job_id = j.job_id AND st.database_name = <name>)", Map.of("name", text(database))),
                List.of(Want.of("running", "number of running jobs", Comparison.IS, "0", Otherwise.RUNNING)), Map.of()), "none runs", task.timeLimit());
    }

    private Step writers() {
        return Step.wait("writers", "Wait until nobody holds a transaction open in " + database, primary, new Probe.Query(primary, Template.sql(
                "SELECT COUNT(*) AS writers" + DatabaseUse.SESSIONS + " AND s.open_transaction_count > 0", Map.of("name", text(database))),
                List.of(Want.of("writers", "number of sessions with an open transaction", Comparison.IS, "0", Otherwise.RUNNING)), Map.of()), "no session has one", task.timeLimit());
    }

    private static Call enabled(JobFact job, Side side, String value) {
        return new Call.Statement(side, Template.sql("EXEC msdb.dbo.sp_update_job @job_id = <job>, @enabled = " + value, places(job)));
    }

    private static Map<String, Part> places(JobFact job) {
        return Map.of("job", text(job.id()));
    }

    private static String id(JobFact job) {
        return job.id().toLowerCase(Locale.ROOT);
    }
}
