package io.linkspan.lab.tsql.admin.agent;

import static io.linkspan.lab.tsql.admin.agent.AgentProcedures.parameters;

import io.linkspan.lab.engine.agent.Activity;
import io.linkspan.lab.engine.agent.Agent;
import io.linkspan.lab.engine.agent.AgentTime;
import io.linkspan.lab.engine.agent.History;
import io.linkspan.lab.engine.agent.Job;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Answer;
import io.linkspan.lab.tsql.admin.Procedure;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What jobs did and do: sp_help_jobhistory, sp_help_jobactivity, sp_purge_jobhistory. */
final class HistoryReports {

    private static final Column[] SUMMARY = Columns.of("job_id uniqueidentifier, job_name sysname, run_status int, run_date int, run_time int, run_duration int, operator_emailed nvarchar(20), operator_netsent nvarchar(20), "
            + "operator_paged nvarchar(20), retries_attempted int, server nvarchar(30)");
    private static final Column[] FULL = Columns.of("instance_id int, job_id uniqueidentifier, job_name sysname, step_id int, step_name sysname, sql_message_id int, sql_severity int, message nvarchar(4000), run_status int, run_date int, "
            + "run_time int, run_duration int, operator_emailed nvarchar(20), operator_netsent nvarchar(20), operator_paged nvarchar(20), retries_attempted int, server nvarchar(30)");
    private static final Column[] ACTIVITY = Columns.of("session_id int, job_id uniqueidentifier, job_name sysname, run_requested_date datetime, run_requested_source sysname, queued_date datetime, start_execution_date datetime, "
            + "last_executed_step_id int, last_exectued_step_date datetime, stop_execution_date datetime, next_scheduled_run_date datetime, job_history_id int, message nvarchar(1024), run_status int, operator_id_emailed int, "
            + "operator_id_netsent int, operator_id_paged int");

    private HistoryReports() {
    }

    static List<Procedure> all() {
        String job = "@job_id uniqueidentifier, @job_name sysname";
        return List.of(
                new Procedure("sp_help_jobhistory", parameters(job + ", @step_id int, @sql_message_id int, @sql_severity int, @start_run_date int, @end_run_date int, @start_run_time int, @end_run_time int, @minimum_run_duration int, "
                        + "@run_status int, @minimum_retries int, @oldest_first int, @server sysname, @mode varchar(7)"), false, HistoryReports::history),
                new Procedure("sp_help_jobactivity", parameters(job + ", @session_id int"), false, HistoryReports::activity),
                new Procedure("sp_purge_jobhistory", parameters("@job_name sysname, @job_id uniqueidentifier, @oldest_date datetime"), true, HistoryReports::purge));
    }

    private static int history(Arguments a, Scope scope) {
        String mode = a.text("@mode").orElse("SUMMARY").toUpperCase(Locale.ROOT);
        if (!mode.equals("SUMMARY") && !mode.equals("FULL")) {
            throw AgentErrors.notAmong("@mode", "FULL, SUMMARY");
        }
        boolean full = mode.equals("FULL");
        Map<UUID, Job> jobs = jobs(a, scope);
        List<History> rows = scope.instance().agent().records().history().stream().filter(h -> jobs.containsKey(h.job()) && (full || h.step() == 0) && wanted(h, a)).toList();
        Answer answer = Answer.of(scope, full ? FULL : SUMMARY);
        for (History h : a.number("@oldest_first").orElse(0) == 1 ? rows : rows.reversed()) {
            String name = jobs.get(h.job()).name();
            int date = AgentTime.date(Optional.of(h.start()));
            int time = AgentTime.time(Optional.of(h.start()));
            int duration = AgentTime.duration(h.duration());
            if (full) {
                answer.row(h.id(), h.job(), name, h.step(), h.stepName(), h.error(), h.severity(), h.message(), h.outcome().ordinal(), date, time, duration, null, null, null, h.retries(), scope.instance().name());
            } else {
                answer.row(h.job(), name, h.outcome().ordinal(), date, time, duration, null, null, null, h.retries(), scope.instance().name());
            }
        }
        answer.end();
        return 0;
    }

    private static boolean wanted(History h, Arguments a) {
        int date = AgentTime.date(Optional.of(h.start()));
        int time = AgentTime.time(Optional.of(h.start()));
        return a.number("@step_id").map(s -> s == h.step()).orElse(true) && a.number("@sql_message_id").map(m -> m == h.error()).orElse(true) && a.number("@sql_severity").map(s -> s == h.severity()).orElse(true)
                && a.number("@run_status").map(s -> s == h.outcome().ordinal()).orElse(true) && a.number("@start_run_date").map(d -> date >= d).orElse(true) && a.number("@end_run_date").map(d -> date <= d).orElse(true)
                && a.number("@start_run_time").map(t -> time >= t).orElse(true) && a.number("@end_run_time").map(t -> time <= t).orElse(true)
                && a.number("@minimum_run_duration").map(d -> AgentTime.duration(h.duration()) >= d).orElse(true) && a.number("@minimum_retries").map(r -> h.retries() >= r).orElse(true);
    }

    private static int activity(Arguments a, Scope scope) {
        Agent agent = scope.instance().agent();
        int session = agent.sessions().size();
        Answer answer = Answer.of(scope, ACTIVITY);
        if (session > 0 && a.number("@session_id").orElse(session) == session) {
            jobs(a, scope).values().stream().sorted((x, y) -> x.name().compareToIgnoreCase(y.name())).forEach(j -> answer.row(row(j, session, agent)));
        }
        answer.end();
        return 0;
    }

    private static @Nullable Object[] row(Job j, int session, Agent agent) {
        Optional<Activity> run = agent.records().activity(j.id());
        Optional<History> last = run.filter(r -> r.history() > 0).flatMap(_ -> agent.records().last(j.id(), 0));
        return new @Nullable Object[] {session, j.id(), j.name(), time(run.map(Activity::requested)), run.map(r -> Integer.toString(r.request().source())).orElse(null), null, time(run.map(Activity::started)),
            run.map(Activity::lastStep).filter(s -> s > 0).orElse(null), time(run.map(Activity::lastStepStarted)), time(run.map(Activity::stopped)), time(agent.next(j)), run.map(Activity::history).filter(h -> h > 0).orElse(null),
            last.map(History::message).orElse(null), last.map(h -> h.outcome().ordinal()).orElse(null), last.map(_ -> 0).orElse(null), last.map(_ -> 0).orElse(null), last.map(_ -> 0).orElse(null)};
    }

    private static @Nullable Object time(Optional<Instant> instant) {
        return instant.map(Times::datetime).orElse(null);
    }

    private static int purge(Arguments a, Scope scope) {
        Map<UUID, Job> jobs = jobs(a, scope);
        Optional<Instant> oldest = a.find("@oldest_date").map(d -> ((LocalDateTime) d).toInstant(ZoneOffset.UTC));
        if (jobs.values().stream().anyMatch(j -> !Found.owned(j, scope)) && !scope.instance().agent().isMember(scope.login(), Agent.ROLES.getLast())) {
            throw AgentErrors.ownerOnly("purge history of");
        }
        int gone = scope.instance().agent().records().purge(h -> jobs.containsKey(h.job()) && oldest.map(o -> h.start().isBefore(o)).orElse(true));
        scope.info(14226, 0, gone + " history entries purged.");
        return 0;
    }

    /** The one that is named, else all that the caller may see. */
    private static Map<UUID, Job> jobs(Arguments a, Scope scope) {
        boolean one = a.find("@job_id").isPresent() || a.find("@job_name").isPresent();
        List<Job> jobs = one ? List.of(Found.job(a, scope)) : scope.instance().agent().jobs().all().stream().filter(j -> Found.visible(j, scope)).toList();
        return jobs.stream().collect(Collectors.toMap(Job::id, Function.identity()));
    }
}
