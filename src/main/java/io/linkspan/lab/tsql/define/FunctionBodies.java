package io.linkspan.lab.tsql.define;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.DataStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.Query;
import io.linkspan.lab.tsql.syntax.Statement;
import io.linkspan.lab.tsql.syntax.TransactionStatement;
import java.util.List;

/** What a function may not do (T-SQL reference, "CREATE FUNCTION", Limitations and restrictions). */
final class FunctionBodies {

    private FunctionBodies() {
    }

    /** @throws ServerError 443 for what has an effect outside, 444 for a query that returns rows, 455 where the last statement is no RETURN */
    static void demandPure(List<Statement> body) {
        if (!(last(body) instanceof ControlStatement.Return)) {
            throw ServerError.of(455, 16, 2, "The last statement included within a function must be a return statement.");
        }
        body.forEach(FunctionBodies::demandPure);
    }

    private static Statement last(List<Statement> body) {
        return body.getLast() instanceof ControlStatement.Block b ? last(b.statements()) : body.getLast();
    }

    private static void demandPure(Statement statement) {
        switch (statement) {
            case ControlStatement.Block b -> b.statements().forEach(FunctionBodies::demandPure);
            case ControlStatement.If i -> {
                demandPure(i.then());
                i.otherwise().ifPresent(FunctionBodies::demandPure);
            }
            case ControlStatement.While w -> demandPure(w.body());
            case ControlStatement.TryCatch t -> throw effect("BEGIN TRY");
            case ControlStatement.Print p -> throw effect("PRINT");
            case ControlStatement.RaiseError r -> throw effect("RAISERROR");
            case ControlStatement.Throw t -> throw effect("THROW");
            case ControlStatement.WaitFor w -> throw effect("WAITFOR");
            case ControlStatement.ExecuteText e -> throw effect("EXECUTE STRING");
            case ControlStatement.SetOption s -> throw effect("SET COMMAND");
            case ControlStatement c -> {
                // stays within the function
            }
            case DataStatement.SelectStatement s -> demandSilent(s.query());
            case DataStatement.Insert i -> demandOwn("INSERT", i.target());
            case DataStatement.Update u -> demandOwn("UPDATE", u.target());
            case DataStatement.Delete d -> demandOwn("DELETE", d.target());
            case DataStatement.Merge m -> demandOwn("MERGE", m.target());
            case DataStatement.Truncate t -> throw effect("TRUNCATE TABLE");
            case TransactionStatement t -> throw effect(t.getClass().getSimpleName().replaceFirst("Transaction$", "").toUpperCase(java.util.Locale.ROOT) + " TRANSACTION");
            case DefinitionStatement.CreateTable c -> throw effect("CREATE TABLE");
            default -> {
                // said when it runs
            }
        }
    }

    private static void demandSilent(Query query) {
        if (query.body() instanceof Query.Select s && s.items().stream().noneMatch(Query.Assign.class::isInstance)) {
            throw ServerError.of(444, 16, 2, "Select statements included within a function cannot return data to a client.");
        }
    }

    private static void demandOwn(String verb, Query.FromItem target) {
        boolean alias = target instanceof Query.Table t && t.name().parts().size() == 1 && t.name().name().startsWith("@");
        if (!(target instanceof Query.TableVariable) && !alias) {
            throw effect(verb);
        }
    }

    private static ServerError effect(String what) {
        return ServerError.of(443, 16, what.equals("INSERT") || what.equals("UPDATE") || what.equals("DELETE") ? 15 : 14, "Invalid use of a side-effecting operator '" + what + "' within a function.");
    }
}
