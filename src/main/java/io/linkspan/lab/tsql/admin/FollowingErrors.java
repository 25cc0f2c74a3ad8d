package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.syntax.BackupStatement;
import io.linkspan.lab.tsql.syntax.DatabaseStatement;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.Optional;

/** The second error of those that come in pairs: after what went wrong, the statement that ended. */
final class FollowingErrors {

    private FollowingErrors() {
    }

    static Optional<ServerError> of(Statement statement) {
        return switch (statement) {
            case BackupStatement.Backup b -> Optional.of(terminating(b.log() ? "BACKUP LOG" : "BACKUP DATABASE"));
            case BackupStatement.Restore r -> Optional.of(terminating(switch (r.kind()) {
                case VERIFYONLY -> "VERIFY DATABASE";
                case FILELISTONLY -> "RESTORE FILELIST";
                default -> "RESTORE " + r.kind();
            }));
            case DatabaseStatement.AlterDatabase a when a.action() instanceof DatabaseStatement.SetDatabaseOptions -> Optional.of(ServerError.of(5069, 16, 1, "ALTER DATABASE statement failed."));
            default -> Optional.empty();
        };
    }

    private static ServerError terminating(String verb) {
        return ServerError.of(3013, 16, 1, verb + " is terminating abnormally.");
    }
}
