package io.linkspan.lab.tsql.admin.agent;

import static io.linkspan.lab.tsql.admin.agent.AgentProcedures.parameters;

import io.linkspan.lab.engine.agent.Category;
import io.linkspan.lab.engine.agent.Job;
import io.linkspan.lab.engine.agent.Jobs;
import io.linkspan.lab.engine.agent.Operator;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Answer;
import io.linkspan.lab.tsql.admin.Procedure;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import java.util.List;
import java.util.Locale;

/** Categories and operators; both are a sysadmin's. */
final class CategoryProcedures {

    private static final List<String> CLASSES = List.of("JOB", "ALERT", "OPERATOR");
    private static final List<String> TYPES = List.of("LOCAL", "MULTI-SERVER", "NONE");

    private CategoryProcedures() {
    }

    static List<Procedure> all() {
        return List.of(
                new Procedure("sp_add_category", parameters("@class varchar(8), @type varchar(12), !@name sysname"), true, CategoryProcedures::add),
                new Procedure("sp_help_category", parameters("@class varchar(8), @type varchar(12), @name sysname, @suffix bit"), false, CategoryProcedures::help),
                new Procedure("sp_help_operator", parameters("@operator_name sysname, @operator_id int"), false, CategoryProcedures::helpOperator),
                new Procedure("sp_delete_category", parameters("!@class varchar(8), !@name sysname"), true, CategoryProcedures::delete),
                new Procedure("sp_add_operator", parameters("!@name sysname, @enabled tinyint, @email_address nvarchar(100), @pager_address nvarchar(100), @weekday_pager_start_time int, @weekday_pager_end_time int, "
                        + "@saturday_pager_start_time int, @saturday_pager_end_time int, @sunday_pager_start_time int, @sunday_pager_end_time int, @pager_days tinyint, @netsend_address nvarchar(100), @category_name sysname"), true, CategoryProcedures::addOperator),
                new Procedure("sp_delete_operator", parameters("!@name sysname, @reassign_to_operator sysname"), true, CategoryProcedures::deleteOperator));
    }

    private static int add(Arguments a, Scope scope) {
        demandSysadmin(scope);
        int kind = kind(a);
        int type = 1 + TYPES.indexOf(a.text("@type").orElse(kind == 1 ? "LOCAL" : "NONE").toUpperCase(Locale.ROOT));
        if (type == 0) {
            throw AgentErrors.notAmong("@type", "LOCAL, MULTI-SERVER, NONE");
        }
        String name = a.text("@name").orElse("");
        if (jobs(scope).categories().stream().anyMatch(c -> c.kind() == kind && c.name().equalsIgnoreCase(name))) {
            throw AgentErrors.exists("@name", name);
        }
        jobs(scope).addCategory(kind, type, name);
        return 0;
    }

    private static int help(Arguments a, Scope scope) {
        int kind = kind(a);
        Answer answer = Answer.of(scope, Columns.of("category_id int, category_type tinyint, name sysname"));
        jobs(scope).categories().stream().filter(c -> c.kind() == kind && a.text("@name").map(c.name()::equalsIgnoreCase).orElse(true)).forEach(c -> answer.row(c.id(), (short) c.type(), c.name()));
        answer.end();
        return 0;
    }

    private static int helpOperator(Arguments a, Scope scope) {
        Answer answer = Answer.of(scope, Columns.of("id int, name sysname, enabled tinyint, email_address nvarchar(100)"));
        jobs(scope).operators().stream().filter(o -> a.text("@operator_name").map(o.name()::equalsIgnoreCase).orElse(true) && a.number("@operator_id").map(id -> id == o.id()).orElse(true))
                .forEach(o -> answer.row(o.id(), o.name(), (short) (o.enabled() ? 1 : 0), o.email().isEmpty() ? null : o.email()));
        answer.end();
        return 0;
    }

    private static int delete(Arguments a, Scope scope) {
        demandSysadmin(scope);
        int kind = kind(a);
        String name = a.text("@name").orElse("");
        Category gone = jobs(scope).categories().stream().filter(c -> c.kind() == kind && c.name().equalsIgnoreCase(name)).findFirst().orElseThrow(() -> AgentErrors.missing("@name", name));
        jobs(scope).all().stream().filter(j -> j.header().category() == gone.id()).forEach(j -> jobs(scope).change(j.id(), old -> old.with(new Job.Header(old.name(), old.header().enabled(),
                old.header().description(), old.header().startStep(), 0, old.header().owner(), old.header().notices()))));
        jobs(scope).categories().remove(gone);
        return 0;
    }

    private static int kind(Arguments a) {
        int kind = 1 + CLASSES.indexOf(a.text("@class").orElse("JOB").toUpperCase(Locale.ROOT));
        if (kind == 0) {
            throw AgentErrors.notAmong("@class", "JOB, ALERT, OPERATOR");
        }
        return kind;
    }

    private static int addOperator(Arguments a, Scope scope) {
        demandSysadmin(scope);
        String name = a.text("@name").orElse("");
        if (jobs(scope).operators().stream().anyMatch(o -> o.name().equalsIgnoreCase(name))) {
            throw AgentErrors.exists("@name", name);
        }
        jobs(scope).addOperator(name, a.number("@enabled").orElse(1) == 1, a.text("@email_address").orElse(""));
        return 0;
    }

    private static int deleteOperator(Arguments a, Scope scope) {
        demandSysadmin(scope);
        String name = a.text("@name").orElse("");
        Operator gone = jobs(scope).operators().stream().filter(o -> o.name().equalsIgnoreCase(name)).findFirst().orElseThrow(() -> AgentErrors.missing("@name", name));
        jobs(scope).operators().remove(gone);
        return 0;
    }

    private static void demandSysadmin(Scope scope) {
        if (!scope.sysadmin()) {
            throw Errors.noPermission();
        }
    }

    private static Jobs jobs(Scope scope) {
        return scope.instance().agent().jobs();
    }
}
