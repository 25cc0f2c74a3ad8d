package io.linkspan.lab.tsql.admin.agent;

import io.linkspan.lab.engine.agent.Agent;
import io.linkspan.lab.engine.agent.Category;
import io.linkspan.lab.engine.agent.Job;
import io.linkspan.lab.engine.agent.Operator;
import io.linkspan.lab.engine.agent.Schedule;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What arguments of the Agent's procedures name; jobs that one may not see are not there. */
public final class Found {

    private Found() {
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 14262, 14293, 14294 */
    static Job job(Arguments a, Scope scope) {
        Optional<String> name = a.text("@job_name").map(String::strip).filter(n -> !n.isEmpty());
        Optional<UUID> id = a.find("@job_id").map(UUID.class::cast);
        if (name.isPresent() == id.isPresent()) {
            throw AgentErrors.either("@job_id", "@job_name");
        }
        return id.map(i -> scope.instance().agent().jobs().find(i).filter(j -> visible(j, scope)).orElseThrow(() -> AgentErrors.missing("@job_id", i.toString().toUpperCase(Locale.ROOT))))
                .orElseGet(() -> named(name.orElseThrow(), scope));
    }

    private static Job named(String name, Scope scope) {
        List<Job> named = scope.instance().agent().jobs().named(name).stream().filter(j -> visible(j, scope)).toList();
        if (named.size() > 1) {
            throw AgentErrors.ambiguous(name);
        }
        return named.stream().findFirst().orElseThrow(() -> AgentErrors.missing("@job_name", name));
    }

    /** A job that the caller may change. @throws io.linkspan.lab.engine.type.ServerError 14525 as well */
    static Job own(Arguments a, Scope scope, String action) {
        Job job = job(a, scope);
        if (!scope.sysadmin() && !owned(job, scope)) {
            throw AgentErrors.ownerOnly(action);
        }
        return job;
    }

    static boolean owned(Job job, Scope scope) {
        return Arrays.equals(job.header().owner(), scope.login().sid());
    }

    static boolean visible(Job job, Scope scope) {
        return owned(job, scope) || scope.instance().agent().isMember(scope.login(), Agent.ROLES.get(1));
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 14262, 14371, 14373 */
    static Schedule schedule(Arguments a, Scope scope, String nameParameter) {
        Optional<String> name = a.text(nameParameter).filter(n -> !n.isEmpty());
        Optional<Integer> id = a.number("@schedule_id");
        if (name.isPresent() == id.isPresent()) {
            throw AgentErrors.eitherSchedule();
        }
        if (id.isPresent()) {
            return scope.instance().agent().jobs().schedule(id.get()).orElseThrow(() -> AgentErrors.missing("@schedule_id", id.get().toString()));
        }
        List<Schedule> named = scope.instance().agent().jobs().schedules().stream().filter(s -> s.name().equalsIgnoreCase(name.orElseThrow())).toList();
        if (named.size() > 1) {
            throw AgentErrors.severalSchedules(name.orElseThrow());
        }
        return named.stream().findFirst().orElseThrow(() -> AgentErrors.missing("schedule_name", name.orElseThrow()));
    }

    /** SID of the owner that is named, else of the caller; only a sysadmin may name another. @throws io.linkspan.lab.engine.type.ServerError 14234, 14525 */
    static byte[] owner(Arguments a, Scope scope, Optional<byte[]> otherwise) {
        Optional<String> name = a.text("@owner_login_name");
        if (name.isEmpty()) {
            return otherwise.orElseGet(() -> scope.login().sid());
        }
        Login login = scope.instance().security().find(name.get()).filter(l -> !l.isRole()).orElseThrow(() -> AgentErrors.invalid("@owner_login_name", "sp_helplogins [excluding Windows NT groups]"));
        if (!scope.sysadmin() && login != scope.login()) {
            throw AgentErrors.ownerOnly("update or delete");
        }
        return login.sid();
    }

    /** Name of the login that a SID belongs to, as SUSER_SNAME has it; NULL for one that is gone. */
    static Optional<String> login(byte[] sid, Scope scope) {
        return scope.instance().security().all().stream().filter(l -> Arrays.equals(l.sid(), sid)).map(Login::name).findFirst();
    }

    /** Id of a category of jobs. @throws io.linkspan.lab.engine.type.ServerError 14234 */
    static int category(Arguments a, Scope scope, int otherwise) {
        return a.number("@category_id").or(() -> a.text("@category_name").map(n -> categories(scope).stream().filter(c -> c.kind() == 1 && c.name().equalsIgnoreCase(n)).findFirst().map(Category::id)
                .orElseThrow(() -> AgentErrors.invalid("@category_name", "sp_help_category")))).orElse(otherwise);
    }

    static String category(int id, Scope scope) {
        return categories(scope).stream().filter(c -> c.id() == id).map(Category::name).findFirst().orElse("");
    }

    private static List<Category> categories(Scope scope) {
        return scope.instance().agent().jobs().categories();
    }

    /** Id of an operator, 0 for none. @throws io.linkspan.lab.engine.type.ServerError 14234 */
    static int operator(Arguments a, Scope scope, String parameter, int otherwise) {
        Optional<String> name = a.text(parameter);
        if (name.isEmpty()) {
            return otherwise;
        }
        return scope.instance().agent().jobs().operators().stream().filter(o -> o.name().equalsIgnoreCase(name.get())).findFirst().map(Operator::id).orElseThrow(() -> AgentErrors.invalid(parameter, "sp_help_operator"));
    }
}
