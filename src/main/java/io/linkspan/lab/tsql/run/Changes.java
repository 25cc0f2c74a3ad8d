package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.fault.FaultKind;
import io.linkspan.lab.tsql.admin.Procedures;
import io.linkspan.lab.tsql.syntax.BackupStatement;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.CursorStatement;
import io.linkspan.lab.tsql.syntax.DataStatement;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Query;
import io.linkspan.lab.tsql.syntax.ServerStatement;
import io.linkspan.lab.tsql.syntax.Statement;
import io.linkspan.lab.tsql.syntax.TransactionStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** Which statements belong into the estate's log of changes: those that were received, not what the steps of a job do. */
final class Changes {

    private static final Set<String> READING_CHECKS = Set.of("TRACESTATUS", "SQLPERF", "OPENTRAN", "INPUTBUFFER", "USEROPTIONS", "LOGINFO", "PROCCACHE", "SHOW_STATISTICS", "CHECKDB", "CHECKTABLE", "CHECKCATALOG", "CHECKALLOC");

    private Changes() {
    }

    static void record(SqlSession session, Activation activation, Statement statement, String database) {
        if (changes(statement) && !session.state().client().local()) {
            Instance instance = session.instance();
            instance.estate().changes().statement(instance.name(), database, activation.batch().masked(statement.place()));
            instance.estate().faults().take(FaultKind.DROP_CONNECTION, instance.name(), instance.shortName()).ifPresent(_ -> {
                throw new UncheckedIOException(new IOException("cut by a fault"));
            });
        }
    }

    private static boolean changes(Statement statement) {
        return switch (statement) {
            case DataStatement.SelectStatement s -> s.query().body() instanceof Query.Select select && select.into().filter(i -> !i.name().startsWith("#")).isPresent();
            case DataStatement.Insert i -> lasting(i.target());
            case DataStatement.Update u -> lasting(u.target());
            case DataStatement.Delete d -> lasting(d.target());
            case DataStatement.Merge m -> lasting(m.target());
            case DataStatement.Truncate t -> !t.table().name().startsWith("#");
            case ControlStatement.Execute e -> system(e.procedure());
            case ControlStatement c -> false;
            case CursorStatement c -> false;
            case TransactionStatement t -> false;
            case BackupStatement.Restore r -> switch (r.kind()) {
                case DATABASE, LOG -> true;
                default -> false;
            };
            case ServerStatement.Dbcc d -> !READING_CHECKS.contains(d.command());
            case ServerStatement.Kill k -> !k.statusOnly();
            case io.linkspan.lab.tsql.syntax.DefinitionStatement.CreateTable c -> !c.name().name().startsWith("#");
            case io.linkspan.lab.tsql.syntax.DefinitionStatement.Drop d -> d.names().isEmpty() || d.names().stream().anyMatch(n -> !n.name().startsWith("#"));
            default -> true;
        };
    }

    private static boolean lasting(Query.FromItem target) {
        return target instanceof Query.Table t && !t.name().name().startsWith("#");
    }

    private static boolean system(ObjectName procedure) {
        return Procedures.find("msdb", procedure.name()).filter(io.linkspan.lab.tsql.admin.Procedure::changes).isPresent();
    }
}
