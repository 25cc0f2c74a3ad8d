package io.linkspan.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerException;
import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

/** Error numbers of SQL Server, and the driver's own failures, as problems. */
public final class SqlErrors {

    private SqlErrors() {
    }

    /** Whether the connection is gone. */
    static boolean lost(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("08");
    }

    /** Whether a time-out or {@link SqlServer#cancel()} ended the call; the connection stays usable. */
    static boolean cancelled(SQLException e) {
        return "HY008".equals(e.getSQLState());
    }

    static Problem problem(Connect connect, SQLException e) {
        return new Problem(Kind.REFUSED, Optional.of(connect.side()), "sql-error", number(e), e.getMessage(), e.getMessage(), "");
    }

    private static OptionalInt number(SQLException e) {
        return e instanceof SQLServerException s && s.getSQLServerError() != null ? OptionalInt.of(s.getSQLServerError().getErrorNumber()) : OptionalInt.empty();
    }
}
