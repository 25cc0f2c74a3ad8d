package io.linkspan.lab.tsql.admin.agent;

import static io.linkspan.lab.tsql.admin.agent.AgentProcedures.parameters;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.agent.Job;
import io.linkspan.lab.engine.agent.JobStep;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Answer;
import io.linkspan.lab.tsql.admin.Procedure;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Steps of jobs. */
final class StepProcedures {

    private static final String STEP = "@subsystem nvarchar(40), @command nvarchar(max), @additional_parameters nvarchar(max), @cmdexec_success_code int, @on_success_action tinyint, @on_success_step_id int, @on_fail_action tinyint, "
            + "@on_fail_step_id int, @server sysname, @database_name sysname, @database_user_name sysname, @retry_attempts int, @retry_interval int, @os_run_priority int, @output_file_name nvarchar(200), @flags int, @proxy_id int, @proxy_name sysname";
    private static final String JOB = "@job_id uniqueidentifier, @job_name sysname, ";

    private StepProcedures() {
    }

    static List<Procedure> all() {
        return List.of(
                new Procedure("sp_add_jobstep", parameters(JOB + "@step_id int, !@step_name sysname, " + STEP + ", >@step_uid uniqueidentifier"), true, StepProcedures::add),
                new Procedure("sp_update_jobstep", parameters(JOB + "!@step_id int, @step_name sysname, " + STEP), true, StepProcedures::update),
                new Procedure("sp_delete_jobstep", parameters(JOB + "!@step_id int"), true, StepProcedures::delete),
                new Procedure("sp_help_jobsteplog", parameters(JOB + "@step_id int, @step_name sysname"), false, StepProcedures::logs),
                new Procedure("sp_delete_jobsteplog", parameters(JOB + "@step_id int, @step_name sysname, @older_than datetime, @larger_than int"), true, StepProcedures::eraseLogs),
                new Procedure("sp_enum_sqlagent_subsystems", List.of(), false, (_, scope) -> {
                    Answer answer = Answer.of(scope, new Column("subsystem", SqlType.nvarchar(40)));
                    subsystems(scope.instance()).forEach(answer::row);
                    answer.end();
                    return 0;
                }));
    }

    private static int add(Arguments a, Scope scope) {
        Job job = Found.own(a, scope, "update or delete");
        int id = a.number("@step_id").orElse(job.steps().size() + 1);
        if (id < 1 || id > job.steps().size() + 1) {
            throw AgentErrors.notAmong("@step_id", "1.." + (job.steps().size() + 1));
        }
        JobStep none = new JobStep(UUID.randomUUID(), id, "", "TSQL", "", 0, 0, new JobStep.Next(1, 0), new JobStep.Next(2, 0), "", "", "", 0, 0, 0, "");
        JobStep step = step(a, scope, job, none);
        List<JobStep> steps = new ArrayList<>(job.steps());
        steps.add(id - 1, step);
        renumber(job, steps, scope);
        a.set("@step_uid", step.uid());
        return 0;
    }

    private static int update(Arguments a, Scope scope) {
        Job job = Found.own(a, scope, "update or delete");
        JobStep old = existing(a, job);
        JobStep step = step(a, scope, job, old);
        renumber(job, job.steps().stream().map(s -> s.id() == old.id() ? step : s).toList(), scope);
        return 0;
    }

    private static int delete(Arguments a, Scope scope) {
        Job job = Found.own(a, scope, "update or delete");
        int id = a.number("@step_id").orElse(0); // 0 is every step
        JobStep gone = id == 0 ? null : existing(a, job);
        renumber(job, id == 0 ? List.of() : job.steps().stream().filter(s -> s != gone).toList(), scope);
        return 0;
    }

    private static JobStep existing(Arguments a, Job job) {
        int id = a.number("@step_id").orElse(0);
        return job.step(id).orElseThrow(() -> AgentErrors.missing("@step_id", Integer.toString(id)));
    }

    private static void renumber(Job job, List<JobStep> steps, Scope scope) {
        List<JobStep> numbered = new ArrayList<>();
        steps.forEach(s -> numbered.add(s.numbered(numbered.size() + 1)));
        scope.instance().agent().jobs().change(job.id(), j -> j.with(numbered));
    }

    private static JobStep step(Arguments a, Scope scope, Job job, JobStep old) {
        String name = a.text("@step_name").orElse(old.name());
        if (job.steps().stream().anyMatch(s -> s != old && s.name().equalsIgnoreCase(name))) {
            throw AgentErrors.exists("@step_name", name);
        }
        String subsystem = subsystems(scope.instance()).filter(s -> s.equalsIgnoreCase(a.text("@subsystem").orElse(old.subsystem()))).findFirst()
                .orElseThrow(() -> AgentErrors.invalid("@subsystem", "sp_enum_sqlagent_subsystems"));
        Optional<String> database = a.text("@database_name");
        if (database.filter(d -> subsystem.equals("TSQL") && scope.instance().databases().find(d).isEmpty()).isPresent()) {
            throw AgentErrors.missing("@database_name", database.get());
        }
        JobStep.Next success = next(a, "@on_success", old.onSuccess());
        JobStep.Next failure = next(a, "@on_fail", old.onFailure());
        return new JobStep(old.uid(), old.id(), name, subsystem, a.text("@command").orElse(old.command()), a.number("@flags").orElse(old.flags()), a.number("@cmdexec_success_code").orElse(old.successCode()), success, failure,
                a.text("@server").orElse(old.server()), database.orElse(old.database().isEmpty() && subsystem.equals("TSQL") ? "master" : old.database()), a.text("@database_user_name").orElse(old.user()),
                a.number("@retry_attempts").orElse(old.retries()), a.number("@retry_interval").orElse(old.retryMinutes()), a.number("@os_run_priority").orElse(old.priority()), a.text("@output_file_name").orElse(old.outputFile()));
    }

    private static JobStep.Next next(Arguments a, String prefix, JobStep.Next old) {
        int action = a.number(prefix + "_action").orElse(old.action());
        if (action < 1 || action > 4) {
            throw AgentErrors.notAmong(prefix + "_action", "1, 2, 3, 4");
        }
        return new JobStep.Next(action, action == 4 ? a.number(prefix + "_step_id").orElse(old.step()) : 0);
    }

    /** Those that a machine has: on Linux the Agent runs T-SQL only. */
    private static Stream<String> subsystems(Instance instance) {
        return instance.platform().windows() ? Stream.of("TSQL", "CmdExec", "PowerShell") : Stream.of("TSQL");
    }

    private static int logs(Arguments a, Scope scope) {
        Job job = Found.job(a, scope);
        Answer answer = Answer.of(scope, new Column("job_id", SqlType.UNIQUEIDENTIFIER), new Column("job_name", SqlType.SYSNAME), new Column("step_id", SqlType.INT), new Column("step_name", SqlType.SYSNAME),
                new Column("step_uid", SqlType.UNIQUEIDENTIFIER), new Column("date_created", SqlType.DATETIME), new Column("date_modified", SqlType.DATETIME), new Column("log_size", SqlType.FLOAT), new Column("log", SqlType.nvarchar(SqlType.MAX)));
        chosen(a, job).forEach(s -> scope.instance().agent().records().log(s.uid()).ifPresent(l -> answer.row(job.id(), job.name(), s.id(), s.name(), s.uid(), Times.datetime(l.created()), Times.datetime(l.modified()),
                2.0 * l.text().length(), l.text())));
        answer.end();
        return 0;
    }

    private static int eraseLogs(Arguments a, Scope scope) {
        chosen(a, Found.own(a, scope, "update or delete")).forEach(s -> scope.instance().agent().records().eraseLog(s.uid()));
        return 0;
    }

    private static Stream<JobStep> chosen(Arguments a, Job job) {
        return job.steps().stream().filter(s -> a.number("@step_id").map(id -> id == s.id()).orElse(true) && a.text("@step_name").map(s.name()::equalsIgnoreCase).orElse(true));
    }
}
