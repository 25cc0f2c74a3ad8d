package io.linkspan.lab.tsql.admin.agent;

import static io.linkspan.lab.tsql.admin.agent.AgentProcedures.parameters;

import io.linkspan.lab.engine.agent.Activity;
import io.linkspan.lab.engine.agent.Agent;
import io.linkspan.lab.engine.agent.AgentTime;
import io.linkspan.lab.engine.agent.Frequency;
import io.linkspan.lab.engine.agent.History;
import io.linkspan.lab.engine.agent.Job;
import io.linkspan.lab.engine.agent.JobStep;
import io.linkspan.lab.engine.agent.Schedule;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Answer;
import io.linkspan.lab.tsql.admin.Procedure;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What jobs, steps and schedules there are: sp_help_job and its kin, with the columns that their pages list. */
final class JobReports {

    private static final int EXECUTING = 1;
    private static final int IDLE = 4;
    private static final Column[] JOB = Columns.of("job_id uniqueidentifier, originating_server nvarchar(30), name sysname, enabled tinyint, description nvarchar(512), start_step_id int, category sysname, owner sysname, "
            + "notify_level_eventlog int, notify_level_email int, notify_level_netsend int, notify_level_page int, notify_email_operator sysname, notify_netsend_operator sysname, notify_page_operator sysname, delete_level int, "
            + "date_created datetime, date_modified datetime, version_number int, last_run_date int, last_run_time int, last_run_outcome int, next_run_date int, next_run_time int, next_run_schedule_id int, "
            + "current_execution_status int, current_execution_step sysname, current_retry_attempt int, has_step int, has_schedule int, has_target int, type int");
    private static final Column[] STEP = Columns.of("step_id int, step_name sysname, subsystem nvarchar(40), command nvarchar(max), flags int, cmdexec_success_code int, on_success_action tinyint, on_success_step_id int, "
            + "on_fail_action tinyint, on_fail_step_id int, server sysname, database_name sysname, database_user_name sysname, retry_attempts int, retry_interval int, os_run_priority int, output_file_name nvarchar(200), "
            + "last_run_outcome int, last_run_duration int, last_run_retries int, last_run_date int, last_run_time int, proxy_id int");
    private static final String WHEN = "enabled int, freq_type int, freq_interval int, freq_subday_type int, freq_subday_interval int, freq_relative_interval int, freq_recurrence_factor int, active_start_date int, active_end_date int, "
            + "active_start_time int, active_end_time int, date_created datetime, schedule_description nvarchar(4000)";
    private static final Column[] OF_JOB = Columns.of("schedule_id int, schedule_name sysname, " + WHEN + ", next_run_date int, next_run_time int, schedule_uid uniqueidentifier, job_count int");
    private static final Column[] SCHEDULE = Columns.of("schedule_id int, schedule_uid uniqueidentifier, schedule_name sysname, " + WHEN + ", job_count int");
    private static final Column[] TARGET = Columns.of("server_id int, server_name nvarchar(30), enlist_date datetime, last_poll_date datetime, last_run_date int, last_run_time int, last_run_duration int, last_run_outcome tinyint, "
            + "last_outcome_message nvarchar(1024)");

    private final Scope scope;
    private final Agent agent;

    private JobReports(Scope scope) {
        this.scope = scope;
        agent = scope.instance().agent();
    }

    static List<Procedure> all() {
        String job = "@job_id uniqueidentifier, @job_name sysname";
        return List.of(
                new Procedure("sp_help_job", parameters(job + ", @job_aspect varchar(9), @job_type varchar(12), @owner_login_name sysname, @subsystem nvarchar(40), @category_name sysname, @enabled tinyint, @execution_status int, "
                        + "@date_comparator char(1), @date_created datetime, @date_last_modified datetime, @description nvarchar(512)"), false, (a, scope) -> new JobReports(scope).help(a)),
                new Procedure("sp_help_jobstep", parameters(job + ", @step_id int, @step_name sysname, @suffix bit"), false, (a, scope) -> new JobReports(scope).steps(Found.job(a, scope), a)),
                new Procedure("sp_help_jobschedule", parameters(job + ", @schedule_name sysname, @schedule_id int, @include_description bit"), false, (a, scope) -> new JobReports(scope).schedules(Found.job(a, scope), a)),
                new Procedure("sp_help_jobserver", parameters(job + ", @show_last_run_details tinyint"), false, (a, scope) -> new JobReports(scope).targets(Found.job(a, scope))),
                new Procedure("sp_help_schedule", parameters("@schedule_id int, @schedule_name sysname, @attached_schedules_only bit, @include_description bit"), false, (a, scope) -> new JobReports(scope).schedules(a)));
    }

    private int help(Arguments a) {
        boolean one = a.find("@job_id").isPresent() || a.find("@job_name").isPresent();
        if (!one) {
            rows(agent.jobs().all().stream().filter(j -> Found.visible(j, scope) && wanted(j, a)).toList());
            return 0;
        }
        Job job = Found.job(a, scope);
        String aspect = a.text("@job_aspect").orElse("ALL").toUpperCase(Locale.ROOT);
        if (!List.of("ALL", "JOB", "STEPS", "SCHEDULES", "TARGETS").contains(aspect)) {
            throw AgentErrors.notAmong("@job_aspect", "ALL, JOB, STEPS, SCHEDULES, TARGETS");
        }
        boolean all = aspect.equals("ALL");
        Arguments none = new Arguments();
        if (all || aspect.equals("JOB")) {
            rows(List.of(job));
        }
        if (all || aspect.equals("STEPS")) {
            steps(job, none);
        }
        if (all || aspect.equals("SCHEDULES")) {
            schedules(job, none);
        }
        if (all || aspect.equals("TARGETS")) {
            targets(job);
        }
        return 0;
    }

    private boolean wanted(Job j, Arguments a) {
        int status = status(j);
        return a.text("@owner_login_name").map(o -> Found.login(j.header().owner(), scope).filter(o::equalsIgnoreCase).isPresent()).orElse(true)
                && a.text("@subsystem").map(s -> j.steps().stream().anyMatch(step -> step.subsystem().equalsIgnoreCase(s))).orElse(true)
                && a.text("@category_name").map(Found.category(j.header().category(), scope)::equalsIgnoreCase).orElse(true)
                && a.number("@enabled").map(e -> e == 1 == j.header().enabled()).orElse(true)
                && a.number("@execution_status").map(s -> s == status || s == 0 && status != IDLE).orElse(true);
    }

    private int status(Job j) {
        return agent.records().running(j.id()) ? EXECUTING : IDLE;
    }

    private void rows(List<Job> jobs) {
        Answer answer = Answer.of(scope, JOB);
        for (Job j : jobs) {
            Job.Notices n = j.header().notices();
            Optional<History> last = agent.records().last(j.id(), 0);
            Optional<Instant> next = agent.next(j);
            int schedule = j.schedules().stream().flatMap(id -> agent.jobs().schedule(id).stream()).filter(s -> s.next(scope.instance().estate().clock().instant()).equals(next) && next.isPresent()).map(Schedule::id).findFirst().orElse(0);
            Optional<JobStep> running = agent.records().activity(j.id()).filter(Activity::running).flatMap(r -> j.step(r.lastStep()));
            answer.row(j.id(), scope.instance().name(), j.name(), (short) (j.header().enabled() ? 1 : 0), j.header().description(), j.header().startStep(), Found.category(j.header().category(), scope),
                    Found.login(j.header().owner(), scope).orElse(null), n.eventLog(), n.email(), n.netSend(), n.page(), operator(n.emailOperator()), operator(n.netSendOperator()), operator(n.pageOperator()), n.delete(),
                    Times.datetime(j.created()), Times.datetime(j.modified()), j.version(), AgentTime.date(last.map(History::start)), AgentTime.time(last.map(History::start)), last.map(h -> h.outcome().ordinal()).orElse(5),
                    AgentTime.date(next), AgentTime.time(next), schedule, status(j), running.map(s -> s.id() + " (" + s.name() + ")").orElse("0 (unknown)"), 0, j.steps().size(), j.schedules().size(), j.targeted() ? 1 : 0, j.targeted() ? 1 : 0);
        }
        answer.end();
    }

    private String operator(int id) {
        return agent.jobs().operators().stream().filter(o -> o.id() == id).map(o -> o.name()).findFirst().orElse("(unknown)");
    }

    private int steps(Job job, Arguments a) {
        Answer answer = Answer.of(scope, STEP);
        job.steps().stream().filter(s -> a.number("@step_id").map(id -> id == s.id()).orElse(true) && a.text("@step_name").map(s.name()::equalsIgnoreCase).orElse(true)).forEach(s -> {
            Optional<History> last = agent.records().last(job.id(), s.id());
            answer.row(s.id(), s.name(), s.subsystem(), s.command(), s.flags(), s.successCode(), (short) s.onSuccess().action(), s.onSuccess().step(), (short) s.onFailure().action(), s.onFailure().step(), text(s.server()),
                    text(s.database()), text(s.user()), s.retries(), s.retryMinutes(), s.priority(), text(s.outputFile()), last.map(h -> h.outcome().ordinal()).orElse(0), last.map(h -> AgentTime.duration(h.duration())).orElse(0),
                    last.map(History::retries).orElse(0), AgentTime.date(last.map(History::start)), AgentTime.time(last.map(History::start)), null);
        });
        answer.end();
        return 0;
    }

    private static Object text(String value) {
        return value.isEmpty() ? null : value;
    }

    private int schedules(Job job, Arguments a) {
        Answer answer = Answer.of(scope, OF_JOB);
        job.schedules().stream().flatMap(id -> agent.jobs().schedule(id).stream())
                .filter(s -> a.number("@schedule_id").map(id -> id == s.id()).orElse(true) && a.text("@schedule_name").map(s.name()::equalsIgnoreCase).orElse(true)).forEach(s -> {
                    Optional<Instant> next = s.next(scope.instance().estate().clock().instant());
                    answer.row(joined(List.of(s.id(), s.name()), when(s), List.of(AgentTime.date(next), AgentTime.time(next), s.uid(), agent.jobs().users(s.id()).size())));
                });
        answer.end();
        return 0;
    }

    private int schedules(Arguments a) {
        boolean one = a.find("@schedule_id").isPresent() || a.find("@schedule_name").isPresent();
        List<Schedule> wanted = one ? List.of(Found.schedule(a, scope, "@schedule_name")) : agent.jobs().schedules();
        Answer answer = Answer.of(scope, SCHEDULE);
        wanted.forEach(s -> answer.row(joined(List.of(s.id(), s.uid(), s.name()), when(s), List.of(agent.jobs().users(s.id()).size()))));
        answer.end();
        return 0;
    }

    private static List<Object> when(Schedule s) {
        Frequency f = s.frequency();
        return List.of(s.enabled() ? 1 : 0, f.type(), f.interval(), f.subdayType(), f.subdayInterval(), f.relative(), f.recurrence(), f.startDate(), f.endDate(), f.startTime(), f.endTime(), Times.datetime(s.created()),
                "(Description not requested.)");
    }

    private static Object[] joined(List<Object> first, List<Object> then, List<Object> last) {
        return Stream.of(first, then, last).flatMap(List::stream).toArray();
    }

    private int targets(Job job) {
        Answer answer = Answer.of(scope, TARGET);
        if (job.targeted()) {
            Optional<History> last = agent.records().last(job.id(), 0);
            answer.row(0, scope.instance().name(), null, null, AgentTime.date(last.map(History::start)), AgentTime.time(last.map(History::start)), last.map(h -> AgentTime.duration(h.duration())).orElse(0),
                    last.map(h -> (short) h.outcome().ordinal()).orElse((short) 5), last.map(History::message).orElse(null));
        }
        answer.end();
        return 0;
    }
}
