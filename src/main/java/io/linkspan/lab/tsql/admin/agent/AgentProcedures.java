package io.linkspan.lab.tsql.admin.agent;

import io.linkspan.lab.engine.agent.Agent;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Procedure;
import io.linkspan.lab.tsql.admin.Procedure.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All procedures of the Agent in msdb; whoever is in none of its roles may not execute any (SQL Server Agent stored procedures, T-SQL reference). */
public final class AgentProcedures {

    private AgentProcedures() {
    }

    public static Stream<Procedure> all() {
        return Stream.of(JobProcedures.all(), StepProcedures.all(), ScheduleProcedures.all(), RunProcedures.all(), JobReports.all(), HistoryReports.all(), CategoryProcedures.all()).flatMap(List::stream).map(AgentProcedures::guarded);
    }

    private static Procedure guarded(Procedure p) {
        return new Procedure(p.name(), p.parameters(), p.changes(), (arguments, scope) -> {
            demandUser(p.name(), scope);
            return p.body().run(arguments, scope);
        });
    }

    private static void demandUser(String procedure, Scope scope) {
        if (!scope.instance().agent().isMember(scope.login(), Agent.ROLES.getFirst())) {
            throw Errors.objectPermissionDenied("EXECUTE", procedure, "msdb", "dbo");
        }
    }

    /** Parameters as a list of names, each with a type: {@code @job_id uniqueidentifier}, and {@code !} before a required one, {@code >} before one that is brought back. */
    static List<Parameter> parameters(String list) {
        return Arrays.stream(list.split(",(?![^(]*\\))")).map(String::strip).map(AgentProcedures::parameter).toList();
    }

    private static Parameter parameter(String text) {
        String[] words = text.replaceFirst("^[!>]", "").split(" ", 2);
        SqlType type = SqlType.parse(words[1]);
        return new Parameter(words[0], type, text.startsWith("!"), text.startsWith(">"));
    }
}
