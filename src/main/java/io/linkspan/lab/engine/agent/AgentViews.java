package io.linkspan.lab.engine.agent;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.Row;
import io.linkspan.lab.engine.catalog.View;
import io.linkspan.lab.engine.catalog.Viewer;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.type.Errors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Agent's tables in msdb. The tables themselves are for the Agent's roles and for those who may read msdb; sysjobs_view shows everybody his own jobs. */
public final class AgentViews {

    private static final int NEVER_RUN = 5;

    private final Instance instance;
    private final Agent agent;

    private AgentViews(Instance instance) {
        this.instance = instance;
        agent = instance.agent();
    }

    public static void register(Instance instance) {
        new AgentViews(instance).register();
    }

    private void register() {
        Jobs jobs = agent.jobs();
        table("sysjobs", () -> jobs.all().stream().map(this::job));
        instance.catalog().register("msdb.dbo.sysjobs_view", (viewer, _) -> jobs.all().stream().filter(j -> visible(viewer.login(), j))
                .map(j -> Row.with(job(j), "originating_server", instance.name(), "master_server", false)));
        table("sysjobsteps", () -> jobs.all().stream().flatMap(j -> j.steps().stream().map(s -> step(j, s))));
        table("sysjobservers", () -> jobs.all().stream().filter(Job::targeted).map(this::target));
        table("sysjobschedules", () -> jobs.all().stream().flatMap(j -> j.schedules().stream().flatMap(id -> jobs.schedule(id).stream()).map(s -> due(j, s))));
        table("sysschedules", () -> jobs.schedules().stream().map(AgentViews::schedule));
        table("sysjobhistory", () -> agent.records().history().stream().map(this::history));
        table("sysjobactivity", () -> jobs.all().stream().filter(_ -> !agent.sessions().isEmpty()).map(this::activity));
        table("sysjobstepslogs", () -> agent.records().logs().stream().map(l -> Row.of("log_id", l.id(), "log", l.text(), "date_created", l.created(), "date_modified", l.modified(), "log_size", 2L * l.text().length(),
                "step_uid", l.step())));
        table("syssessions", () -> numbered(agent.sessions(), (id, at) -> Row.of("session_id", id, "agent_start_date", at)));
        table("syscategories", () -> jobs.categories().stream().map(c -> Row.of("category_id", c.id(), "category_class", c.kind(), "category_type", c.type(), "name", c.name())));
        table("sysoperators", () -> jobs.operators().stream().map(o -> Row.of("id", o.id(), "name", o.name(), "enabled", o.enabled(), "email_address", o.email().isEmpty() ? null : o.email(), "weekday_pager_start_time", 90000,
                "weekday_pager_end_time", 180000, "saturday_pager_start_time", 90000, "saturday_pager_end_time", 180000, "sunday_pager_start_time", 90000, "sunday_pager_end_time", 180000, "category_id", 0)));
    }

    private void table(String name, Supplier<Stream<Map<String, @Nullable Object>>> rows) {
        View.Source source = (viewer, _) -> {
            demandSelect(viewer, name);
            return rows.get();
        };
        instance.catalog().register("msdb.dbo." + name, source);
    }

    private void demandSelect(Viewer viewer, String table) {
        if (!agent.isMember(viewer.login(), Agent.ROLES.getFirst()) && !viewer.database().principals().has(viewer.login(), "SELECT", "dbo." + table)) {
            throw Errors.objectPermissionDenied("SELECT", table, "msdb", "dbo");
        }
    }

    /** One's own jobs; all for readers. */
    private boolean visible(Login login, Job job) {
        return Arrays.equals(job.header().owner(), login.sid()) || agent.isMember(login, Agent.ROLES.get(1));
    }

    private Map<String, @Nullable Object> job(Job j) {
        Job.Header h = j.header();
        Job.Notices n = h.notices();
        return Row.of("job_id", j.id(), "originating_server_id", 0, "name", h.name(), "enabled", h.enabled() ? 1 : 0, "description", h.description(), "start_step_id", h.startStep(), "category_id", h.category(),
                "owner_sid", h.owner(), "notify_level_eventlog", n.eventLog(), "notify_level_email", n.email(), "notify_level_netsend", n.netSend(), "notify_level_page", n.page(), "notify_email_operator_id", n.emailOperator(),
                "notify_netsend_operator_id", n.netSendOperator(), "notify_page_operator_id", n.pageOperator(), "delete_level", n.delete(), "date_created", j.created(), "date_modified", j.modified(), "version_number", j.version());
    }

    private Map<String, @Nullable Object> step(Job j, JobStep s) {
        Optional<History> last = agent.records().last(j.id(), s.id());
        return Row.of("job_id", j.id(), "step_id", s.id(), "step_name", s.name(), "subsystem", s.subsystem(), "command", s.command(), "flags", s.flags(), "cmdexec_success_code", s.successCode(),
                "on_success_action", s.onSuccess().action(), "on_success_step_id", s.onSuccess().step(), "on_fail_action", s.onFailure().action(), "on_fail_step_id", s.onFailure().step(), "server", text(s.server()),
                "database_name", text(s.database()), "database_user_name", text(s.user()), "retry_attempts", s.retries(), "retry_interval", s.retryMinutes(), "os_run_priority", s.priority(), "output_file_name", text(s.outputFile()),
                "last_run_outcome", last.map(h -> h.outcome().ordinal()).orElse(0), "last_run_duration", last.map(h -> AgentTime.duration(h.duration())).orElse(0), "last_run_retries", last.map(History::retries).orElse(0),
                "last_run_date", AgentTime.date(last.map(History::start)), "last_run_time", AgentTime.time(last.map(History::start)), "step_uid", s.uid());
    }

    private Map<String, @Nullable Object> target(Job j) {
        Optional<History> last = agent.records().last(j.id(), 0);
        return Row.of("job_id", j.id(), "server_id", 0, "last_run_outcome", last.map(h -> h.outcome().ordinal()).orElse(NEVER_RUN), "last_outcome_message", last.map(History::message).orElse(null),
                "last_run_date", AgentTime.date(last.map(History::start)), "last_run_time", AgentTime.time(last.map(History::start)), "last_run_duration", last.map(h -> AgentTime.duration(h.duration())).orElse(0));
    }

    private Map<String, @Nullable Object> due(Job j, Schedule s) {
        Optional<Instant> next = j.targeted() && j.header().enabled() ? s.next(instance.estate().clock().instant()) : Optional.empty();
        return Row.of("schedule_id", s.id(), "job_id", j.id(), "next_run_date", AgentTime.date(next), "next_run_time", AgentTime.time(next));
    }

    private static Map<String, @Nullable Object> schedule(Schedule s) {
        Frequency f = s.frequency();
        return Row.of("schedule_id", s.id(), "schedule_uid", s.uid(), "originating_server_id", 0, "name", s.name(), "owner_sid", s.owner(), "enabled", s.enabled() ? 1 : 0, "freq_type", f.type(), "freq_interval", f.interval(),
                "freq_subday_type", f.subdayType(), "freq_subday_interval", f.subdayInterval(), "freq_relative_interval", f.relative(), "freq_recurrence_factor", f.recurrence(), "active_start_date", f.startDate(),
                "active_end_date", f.endDate(), "active_start_time", f.startTime(), "active_end_time", f.endTime(), "date_created", s.created(), "date_modified", s.modified(), "version_number", s.version());
    }

    private Map<String, @Nullable Object> history(History h) {
        return Row.of("instance_id", h.id(), "job_id", h.job(), "step_id", h.step(), "step_name", h.stepName(), "sql_message_id", h.error(), "sql_severity", h.severity(), "message", h.message(), "run_status", h.outcome().ordinal(),
                "run_date", AgentTime.date(Optional.of(h.start())), "run_time", AgentTime.time(Optional.of(h.start())), "run_duration", AgentTime.duration(h.duration()), "retries_attempted", h.retries(), "server", instance.name());
    }

    /** Every job has a row in the latest session, also one that has not run in it. */
    private Map<String, @Nullable Object> activity(Job j) {
        Map<String, @Nullable Object> row = Row.of("session_id", agent.sessions().size(), "job_id", j.id(), "next_scheduled_run_date", agent.next(j).orElse(null));
        Function<Activity, Map<String, @Nullable Object>> run = a -> Row.with(row, "run_requested_date", a.requested(), "run_requested_source", String.valueOf(a.request().source()), "start_execution_date", a.started(),
                "last_executed_step_id", a.lastStep() == 0 ? null : a.lastStep(), "last_executed_step_date", a.lastStepStarted(), "stop_execution_date", a.stopped(), "job_history_id", a.history() == 0 ? null : a.history());
        return agent.records().activity(j.id()).map(run).orElse(row);
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }

    private static <T> Stream<Map<String, @Nullable Object>> numbered(List<T> all, BiFunction<Integer, T, Map<String, @Nullable Object>> row) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        all.forEach(one -> rows.add(row.apply(rows.size() + 1, one)));
        return rows.stream();
    }
}
