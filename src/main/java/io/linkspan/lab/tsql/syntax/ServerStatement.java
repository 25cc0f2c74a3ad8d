package io.linkspan.lab.tsql.syntax;

import java.util.List;
import java.util.Optional;

/** Commands to the server as a whole. */
public sealed interface ServerStatement extends Statement {

    record Kill(Place place, Expression session, boolean statusOnly) implements ServerStatement {
    }

    record Checkpoint(Place place, Optional<Expression> seconds) implements ServerStatement {
    }

    record Reconfigure(Place place, boolean override) implements ServerStatement {
    }

    record Shutdown(Place place, boolean noWait) implements ServerStatement {
    }

    /** @param command in upper case; a bare word as argument is a varchar literal */
    record Dbcc(Place place, String command, List<Expression> arguments, List<Option> options) implements ServerStatement {
    }

    /** ALTER RESOURCE GOVERNOR. @param action RECONFIGURE, DISABLE, RESET STATISTICS or WITH */
    record AlterResourceGovernor(Place place, String action, List<Option> options) implements ServerStatement {
    }

    /** ALTER SERVER CONFIGURATION SET … */
    record AlterServer(Place place, List<Option> options) implements ServerStatement {
    }
}
