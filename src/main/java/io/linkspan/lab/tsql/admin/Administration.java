package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.backup.BackupStatements;
import io.linkspan.lab.tsql.admin.key.KeyStatements;
import io.linkspan.lab.tsql.admin.security.SecurityStatements;
import io.linkspan.lab.tsql.syntax.BackupStatement;
import io.linkspan.lab.tsql.syntax.DatabaseStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.EndpointStatement;
import io.linkspan.lab.tsql.syntax.GroupStatement;
import io.linkspan.lab.tsql.syntax.KeyStatement;
import io.linkspan.lab.tsql.syntax.SecurityStatement;
import io.linkspan.lab.tsql.syntax.ServerStatement;
import io.linkspan.lab.tsql.syntax.Statement;

/** The way from a statement to the executor of its kind: all but queries, changes of rows and the flow of control. */
public final class Administration {

    private Administration() {
    }

    /** @throws ServerError whatever the real server would say; nothing is changed then */
    public static void execute(Statement statement, Scope scope) {
        try {
            dispatch(statement, scope);
        } catch (ServerError e) {
            throw e.number() == 40000 ? e : FollowingErrors.of(statement).map(e::and).orElse(e);
        }
    }

    private static void dispatch(Statement statement, Scope scope) {
        switch (statement) {
            case DatabaseStatement s -> DatabaseStatements.execute(s, scope);
            case KeyStatement s -> KeyStatements.execute(s, scope);
            case EndpointStatement.DefineEndpoint s -> EndpointStatements.define(s, scope);
            case GroupStatement s -> GroupStatements.execute(s, scope);
            case SecurityStatement s -> SecurityStatements.execute(s, scope);
            case BackupStatement s -> BackupStatements.execute(s, scope);
            case ServerStatement s -> ServerStatements.execute(s, scope);
            case DefinitionStatement.Drop s -> Drops.execute(s, scope);
            default -> throw unsupported();
        }
    }

    /** What the lab does not do: a number of its own. */
    public static ServerError unsupported() {
        return ServerError.of(40000, 16, 1, "The practice lab does not support this statement.");
    }
}
