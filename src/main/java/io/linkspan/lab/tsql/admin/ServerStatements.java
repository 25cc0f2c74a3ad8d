package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.syntax.ServerStatement;
import java.util.Optional;

/** KILL, CHECKPOINT, RECONFIGURE and DBCC. */
final class ServerStatements {

    private ServerStatements() {
    }

    static void execute(ServerStatement statement, Scope scope) {
        switch (statement) {
            case ServerStatement.Kill s -> kill(s, scope);
            case ServerStatement.Checkpoint _ -> scope.database().demandWritable();
            case ServerStatement.Reconfigure _ -> {
                demandSettings(scope);
                scope.instance().configuration().reconfigure();
            }
            case ServerStatement.Dbcc s -> Dbcc.execute(s, scope);
            case ServerStatement.AlterResourceGovernor _ -> demandSettings(scope);
            default -> throw Administration.unsupported();
        }
    }

    static void demandSettings(Scope scope) {
        if (!scope.instance().security().has(scope.login(), "ALTER SETTINGS")) {
            throw Errors.noPermission();
        }
    }

    private static void kill(ServerStatement.Kill s, Scope scope) {
        if (!scope.instance().security().has(scope.login(), "ALTER ANY CONNECTION")) {
            throw ServerError.of(6102, 14, 1, "User does not have permission to use the KILL statement.");
        }
        int id = scope.value(s.session()) instanceof Number n ? n.intValue() : -1;
        if (id < 1 || id > 32767) {
            throw ServerError.of(6101, 16, 1, "Session ID " + id + " is not valid.");
        }
        Optional<SessionState> session = scope.instance().sessions().find(id);
        if (id == scope.session().id()) {
            throw ServerError.of(6104, 16, 1, "Cannot use KILL to kill your own process.");
        }
        if (session.isEmpty()) {
            throw id <= 50 ? ServerError.of(6107, 14, 1, "Only user processes can be killed.") : ServerError.of(6106, 16, 2, "Process ID " + id + " is not an active process ID.");
        }
        if (s.statusOnly()) {
            throw ServerError.of(6120, 16, 1, "Status report cannot be obtained. Rollback operation for Process ID " + id + " is not in progress.");
        }
        scope.instance().errorLog().add("spid" + scope.session().id(), "Process ID " + id + " was killed by hostname " + scope.session().client().host() + ", host process ID " + scope.session().client().process() + ".");
        session.get().kill();
    }
}
