package io.linkspan.lab.tsql.run;

import io.linkspan.lab.tsql.ResultSink.StatementKind;
import io.linkspan.lab.tsql.syntax.BackupStatement;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.DataStatement;
import io.linkspan.lab.tsql.syntax.DatabaseStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.EndpointStatement;
import io.linkspan.lab.tsql.syntax.GroupStatement;
import io.linkspan.lab.tsql.syntax.KeyStatement;
import io.linkspan.lab.tsql.syntax.SecurityStatement;
import io.linkspan.lab.tsql.syntax.Statement;

/** What a statement is to a client. */
final class Kinds {

    private Kinds() {
    }

    public static StatementKind of(Statement statement) {
        return switch (statement) {
            case DataStatement.SelectStatement s -> StatementKind.SELECT;
            case DataStatement.Insert i -> StatementKind.INSERT;
            case DataStatement.Update u -> StatementKind.UPDATE;
            case DataStatement.Delete d -> StatementKind.DELETE;
            case DataStatement.Merge m -> StatementKind.MERGE;
            case DataStatement.Truncate t -> StatementKind.DDL;
            case ControlStatement.Execute e -> StatementKind.EXECUTE;
            case ControlStatement.ExecuteText e -> StatementKind.EXECUTE;
            case ControlStatement.SetOption s -> StatementKind.SET;
            case ControlStatement.SetVariable s -> StatementKind.OTHER;
            case DefinitionStatement d -> StatementKind.DDL;
            case DatabaseStatement d -> StatementKind.DDL;
            case SecurityStatement s -> StatementKind.DDL;
            case KeyStatement k -> StatementKind.DDL;
            case EndpointStatement e -> StatementKind.DDL;
            case GroupStatement g -> StatementKind.DDL;
            case BackupStatement b -> StatementKind.OTHER;
            default -> StatementKind.OTHER;
        };
    }
}
