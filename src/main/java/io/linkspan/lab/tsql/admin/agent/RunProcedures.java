package io.linkspan.lab.tsql.admin.agent;

import static io.linkspan.lab.tsql.admin.agent.AgentProcedures.parameters;

import io.linkspan.lab.engine.agent.Activity;
import io.linkspan.lab.engine.agent.Agent;
import io.linkspan.lab.engine.agent.Job;
import io.linkspan.lab.engine.agent.JobStep;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Procedure;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import java.util.List;

/** Jobs started and stopped by hand: one's own, or any by an operator. A disabled job runs when it is asked to. */
final class RunProcedures {

    private RunProcedures() {
    }

    static List<Procedure> all() {
        return List.of(
                new Procedure("sp_start_job", parameters("@job_name sysname, @job_id uniqueidentifier, @error_flag int, @server_name sysname, @step_name sysname, @output_flag int"), true, RunProcedures::start),
                new Procedure("sp_stop_job", parameters("@job_name sysname, @job_id uniqueidentifier, @originating_server sysname, @server_name sysname"), true, RunProcedures::stop));
    }

    private static int start(Arguments a, Scope scope) {
        Job job = operated(a, scope);
        if (!job.targeted()) {
            throw AgentErrors.noServer(job.name(), job.id());
        }
        int step = a.text("@step_name").map(n -> job.steps().stream().filter(s -> s.name().equalsIgnoreCase(n)).findFirst().map(JobStep::id).orElseThrow(() -> AgentErrors.missing("@step_name", n))).orElse(job.header().startStep());
        scope.instance().agent().start(job, Activity.Request.of(scope.login().name(), step));
        if (a.number("@output_flag").orElse(1) != 0) {
            scope.info(14243, 0, "Job '" + job.name() + "' started successfully.");
        }
        return 0;
    }

    private static int stop(Arguments a, Scope scope) {
        Job job = operated(a, scope);
        scope.instance().agent().stop(job, "User " + scope.login().name());
        scope.info(14254, 0, "Job '" + job.name() + "' stopped successfully.");
        return 0;
    }

    private static Job operated(Arguments a, Scope scope) {
        Job job = Found.job(a, scope);
        if (!Found.owned(job, scope) && !scope.instance().agent().isMember(scope.login(), Agent.ROLES.getLast())) {
            throw AgentErrors.ownerOnly("start/stop");
        }
        return job;
    }
}
