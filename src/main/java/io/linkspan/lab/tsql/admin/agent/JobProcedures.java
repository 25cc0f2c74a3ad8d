package io.linkspan.lab.tsql.admin.agent;

import static io.linkspan.lab.tsql.admin.agent.AgentProcedures.parameters;

import io.linkspan.lab.engine.agent.Job;
import io.linkspan.lab.engine.agent.Jobs;
import io.linkspan.lab.engine.agent.Schedule;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Procedure;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import java.util.List;
import java.util.Optional;

/** Jobs made, changed, given to the server and deleted. */
final class JobProcedures {

    private static final String HEADER = "@enabled tinyint, @description nvarchar(512), @start_step_id int, @category_name sysname, @category_id int, @owner_login_name sysname, @notify_level_eventlog int, @notify_level_email int, "
            + "@notify_level_netsend int, @notify_level_page int, @notify_email_operator_name sysname, @notify_netsend_operator_name sysname, @notify_page_operator_name sysname, @delete_level int";

    private JobProcedures() {
    }

    static List<Procedure> all() {
        return List.of(
                new Procedure("sp_add_job", parameters("!@job_name sysname, " + HEADER + ", >@job_id uniqueidentifier, @originating_server sysname"), true, JobProcedures::add),
                new Procedure("sp_update_job", parameters("@job_id uniqueidentifier, @job_name sysname, @new_name sysname, " + HEADER + ", @automatic_post bit"), true, JobProcedures::update),
                new Procedure("sp_delete_job", parameters("@job_id uniqueidentifier, @job_name sysname, @originating_server sysname, @delete_history bit, @delete_unused_schedule bit"), true, JobProcedures::delete),
                new Procedure("sp_add_jobserver", parameters("@job_id uniqueidentifier, @job_name sysname, @server_name sysname, @automatic_post bit"), true, JobProcedures::target),
                new Procedure("sp_delete_jobserver", parameters("@job_id uniqueidentifier, @job_name sysname, @server_name sysname"), true, JobProcedures::release));
    }

    private static int add(Arguments a, Scope scope) {
        String name = a.text("@job_name").orElse("").strip();
        demandFree(name, scope);
        Job.Header none = new Job.Header(name, true, "No description available.", 1, 0, scope.login().sid(), new Job.Notices(2, 0, 0, 0, 0, 0, 0, 0));
        a.set("@job_id", jobs(scope).add(header(a, scope, name, none)).id());
        return 0;
    }

    private static int update(Arguments a, Scope scope) {
        Job job = Found.own(a, scope, "update or delete");
        String name = a.text("@new_name").map(String::strip).orElse(job.name());
        if (!name.equalsIgnoreCase(job.name())) {
            demandFree(name, scope);
        }
        Job.Header header = header(a, scope, name, job.header());
        jobs(scope).change(job.id(), j -> j.with(header));
        return 0;
    }

    private static void demandFree(String name, Scope scope) {
        if (!jobs(scope).named(name).isEmpty()) {
            throw AgentErrors.exists("@job_name", name);
        }
    }

    private static Job.Header header(Arguments a, Scope scope, String name, Job.Header old) {
        Job.Notices n = old.notices();
        for (String level : List.of("@notify_level_eventlog", "@notify_level_email", "@notify_level_netsend", "@notify_level_page", "@delete_level")) {
            if (a.number(level).filter(v -> v < 0 || v > 3).isPresent()) {
                throw AgentErrors.notAmong(level, "0, 1, 2, 3");
            }
        }
        if (a.number("@enabled").filter(v -> v > 1).isPresent()) {
            throw AgentErrors.notAmong("@enabled", "0, 1");
        }
        Job.Notices notices = new Job.Notices(a.number("@notify_level_eventlog").orElse(n.eventLog()), a.number("@notify_level_email").orElse(n.email()), a.number("@notify_level_netsend").orElse(n.netSend()),
                a.number("@notify_level_page").orElse(n.page()), Found.operator(a, scope, "@notify_email_operator_name", n.emailOperator()), Found.operator(a, scope, "@notify_netsend_operator_name", n.netSendOperator()),
                Found.operator(a, scope, "@notify_page_operator_name", n.pageOperator()), a.number("@delete_level").orElse(n.delete()));
        return new Job.Header(name, a.number("@enabled").map(v -> v == 1).orElse(old.enabled()), a.text("@description").orElse(old.description()), a.number("@start_step_id").orElse(old.startStep()),
                Found.category(a, scope, old.category()), Found.owner(a, scope, Optional.of(old.owner())), notices);
    }

    private static int delete(Arguments a, Scope scope) {
        Job job = Found.own(a, scope, "update or delete");
        if (scope.instance().agent().records().running(job.id())) {
            scope.instance().agent().stop(job, "User " + scope.login().name());
        }
        jobs(scope).remove(job.id());
        scope.instance().agent().records().remove(job, flag(a, "@delete_history"));
        if (flag(a, "@delete_unused_schedule")) {
            job.schedules().stream().flatMap(id -> jobs(scope).schedule(id).stream()).filter(s -> jobs(scope).users(s.id()).isEmpty()).toList().forEach((Schedule s) -> jobs(scope).remove(s));
        }
        return 0;
    }

    private static boolean flag(Arguments a, String name) {
        return a.find(name).map(v -> (Boolean) v).orElse(true);
    }

    private static int target(Arguments a, Scope scope) {
        Job job = Found.own(a, scope, "update or delete");
        demandLocal(a, scope);
        if (job.targeted()) {
            throw AgentErrors.targeted(job.name(), scope.instance().name());
        }
        jobs(scope).change(job.id(), j -> j.targeted(true));
        return 0;
    }

    private static int release(Arguments a, Scope scope) {
        Job job = Found.own(a, scope, "update or delete");
        demandLocal(a, scope);
        if (!job.targeted()) {
            throw AgentErrors.notTargeted(job.name(), scope.instance().name());
        }
        jobs(scope).change(job.id(), j -> j.targeted(false));
        return 0;
    }

    /** Servers that take jobs from another one are not part of the lab. */
    private static void demandLocal(Arguments a, Scope scope) {
        String server = a.text("@server_name").orElse("(local)");
        if (!server.equalsIgnoreCase("(local)") && !server.equalsIgnoreCase(scope.instance().name())) {
            throw AgentErrors.invalid("@server_name", "sp_helpserver");
        }
    }

    private static Jobs jobs(Scope scope) {
        return scope.instance().agent().jobs();
    }
}
