package io.linkspan.sqlserver;

import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs a query where it can do no harm: on a connection of its own, as a user that may only read and execute in that one database, in a transaction that is rolled back, within a time limit.
 * The user is made in that same transaction and goes with it, unless the query commits; a session cannot go back from it (T-SQL reference, EXECUTE AS, NO REVERT), so what the query does it does without the login's rights.
 */
public final class Sandbox {

    private static final String USER = "linkspan_rehearsal";
    private static final String GUARD = """
            BEGIN TRANSACTION;
            IF DATABASE_PRINCIPAL_ID(N'%1$s') IS NULL CREATE USER [%1$s] WITHOUT LOGIN;
            GRANT SELECT TO [%1$s]; GRANT EXECUTE TO [%1$s]; GRANT VIEW DEFINITION TO [%1$s]; GRANT VIEW DATABASE STATE TO [%1$s];
            EXECUTE AS USER = N'%1$s' WITH NO REVERT""".formatted(USER);
    private static final int LONGEST = 200;

    private Sandbox() {
    }

    /**
     * What came of a query.
     *
     * @param rows    of the first result
     * @param row     the only row of a result of one row, cut to 200 characters
     * @param value   the first value of that row
     * @param failure the error with which it ended, running out of time among them
     */
    public record Result(Duration took, long rows, Optional<String> row, Optional<String> value, Optional<Problem> failure) {
    }

    /** Throws the problem of a database that cannot be entered, and of a connection that was lost twice; what else goes wrong is a result. */
    static Result run(Connect connect, String database, String query, Duration limit) {
        try {
            return once(connect, database, query, limit);
        } catch (ProblemException e) {
            if (!e.problem().code().equals("connection-lost")) {
                throw e;
            }
            return once(connect, database, query, limit); // the transaction ended with the connection, so nothing was left of it
        }
    }

    private static Result once(Connect connect, String database, String query, Duration limit) {
        try (Connection connection = DataSources.connection(DataSources.of(connect, SqlServer.APPLICATION), connect)) {
            connection.setCatalog(database);
            execute(connection, GUARD);
            Result result = measured(connect, connection, query, limit);
            execute(connection, "IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION");
            return result;
        } catch (SQLException e) {
            throw SqlErrors.problem(connect, e, false).exception(e);
        }
    }

    private static void execute(Connection connection, String batch) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(batch);
        }
    }

    private static Result measured(Connect connect, Connection connection, String query, Duration limit) throws SQLException {
        long begun = System.nanoTime();
        Reading reading = new Reading();
        Optional<Problem> failure = Optional.empty();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false); // braces belong to the names and texts of T-SQL
            statement.setQueryTimeout((int) Math.max(1, limit.toSeconds()));
            reading.all(statement, query);
        } catch (SQLException e) {
            if (SqlErrors.lost(e)) {
                throw e;
            }
            failure = Optional.of(SqlErrors.problem(connect, e, false));
        }
        return new Result(Duration.ofNanos(System.nanoTime() - begun), reading.rows, reading.row, reading.value, failure);
    }

    /** The first result is counted; the others are read for their errors. */
    private static final class Reading {

        private long rows;
        private Optional<String> row = Optional.empty();
        private Optional<String> value = Optional.empty();

        void all(Statement statement, String query) throws SQLException {
            boolean first = true;
            boolean result = statement.execute(query);
            while (result || statement.getUpdateCount() != -1) {
                if (result) {
                    try (ResultSet set = statement.getResultSet()) {
                        while (set.next()) {
                            if (first) {
                                add(new Row(set));
                            }
                        }
                    }
                    first = false;
                }
                result = statement.getMoreResults();
            }
        }

        private void add(Row found) {
            rows++;
            row = rows == 1 ? Optional.of(cut(found.columns().stream().map(column -> (column + " " + found.maybeText(column).orElse("NULL")).strip()).collect(Collectors.joining(", ")))) : Optional.empty();
            value = rows == 1 ? found.columns().stream().findFirst().flatMap(found::maybeText) : Optional.empty();
        }

        private static String cut(String text) {
            return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
        }
    }
}
