package io.linkspan.sqlserver;

import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One SQL Server or managed instance. One connection, in master at the start of every call, reopened when it was lost; calls come one after the other.
 * Every call reads all results to the end, since the driver would otherwise lose late errors, and throws a {@link io.linkspan.model.ProblemException} for the first.
 */
public final class SqlServer implements AutoCloseable {

    /** How long a query may take unless the caller says otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    static final String APPLICATION = "Linkspan";

    private static final Logger LOG = LoggerFactory.getLogger(SqlServer.class);

    private final Connect connect;
    private final SQLServerDataSource source;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Connection connection;
    private volatile @Nullable Statement running;
    private @Nullable ServerIdentity identity;

    private SqlServer(Connect connect, String applicationName) {
        this.connect = connect;
        source = DataSources.of(connect, applicationName);
    }

    /** Connects and logs in, so that an unreachable or refusing machine is known at once. */
    public static SqlServer open(Connect connect) {
        return open(connect, APPLICATION);
    }

    static SqlServer open(Connect connect, String applicationName) {
        SqlServer server = new SqlServer(connect, applicationName);
        server.run(false, c -> c);
        return server;
    }

    /** A machine that is connected to at the first call. */
    public static SqlServer lazily(Connect connect) {
        return new SqlServer(connect, APPLICATION);
    }

    public Side side() {
        return connect.side();
    }

    /** The machine's name in the profile. */
    public String name() {
        return connect.name();
    }

    /** The rows of the first result. Parameters stand for {@code ?} and travel as values. */
    public <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) {
        List<List<Row>> results = results(PATIENCE, sql, parameters);
        return results.isEmpty() ? List.of() : results.getFirst().stream().map(mapper::map).toList();
    }

    /** The first row of the first result, if there is one. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, Object... parameters) {
        return query(sql, mapper, parameters).stream().findFirst();
    }

    /** All results of a batch, in one round trip. */
    public List<List<Row>> results(Duration patience, String sql, Object... parameters) {
        return run(false, c -> results(c, patience, sql, parameters));
    }

    /** Runs a batch that changes something. */
    public void execute(String sql) {
        execute(sql, Duration.ofMinutes(5));
    }

    /** @param patience after this the statement is cancelled; at least a second */
    public void execute(String sql, Duration patience) {
        run(true, c -> results(c, patience, sql));
    }

    /** Cancels the call that another thread has under way, if any; that call then throws. */
    public void cancel() {
        Statement s = running;
        if (s != null) {
            try {
                s.cancel();
            } catch (SQLException e) {
                throw SqlErrors.problem(connect, e, false).exception(e);
            }
        }
    }

    public ServerIdentity identity() {
        ServerIdentity known = identity;
        if (known == null) {
            known = query(ServerIdentity.QUERY, ServerIdentity::of).getFirst();
            identity = known;
        }
        return known;
    }

    /** Takes the lock of that name on this machine, held by a connection of its own until closed. Throws at once if another holds it, naming the holder. */
    public AppLock lock(String name) {
        return AppLock.take(connect, name);
    }

    /**
     * Runs a query in a database, on a connection of its own, where it can do no harm.
     *
     * @param limit after this it is cancelled
     */
    public Sandbox.Result tryOut(String database, String query, Duration limit) {
        return Sandbox.run(connect, database, query, limit);
    }

    boolean isAlive() {
        turn.lock();
        try {
            Connection c = connection;
            return c != null && c.isValid(5);
        } catch (SQLException e) {
            throw SqlErrors.problem(connect, e, false).exception(e);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            disconnect();
        } finally {
            turn.unlock();
        }
    }

    private interface Call<T> {
        T on(Connection c) throws SQLException;
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    /** A connection that has ended unnoticed since its last use is made anew, and a question asked once more; a change never is. */
    private <T> T run(boolean changing, Call<T> call) {
        turn.lock();
        try {
            boolean used = connection != null;
            try {
                return once(changing, call);
            } catch (ProblemException e) {
                if (changing || !used || connection != null || e.problem().kind() != Problem.Kind.UNREACHABLE) {
                    throw e;
                }
                return once(false, call);
            }
        } finally {
            turn.unlock();
        }
    }

    private <T> T once(boolean changing, Call<T> call) {
        boolean called = false;
        try {
            Connection c = connected();
            called = true;
            return call.on(c);
        } catch (SQLException e) {
            if (SqlErrors.lost(e)) {
                disconnect();
            }
            throw SqlErrors.problem(connect, e, changing && called).exception(e);
        }
    }

    private List<List<Row>> results(Connection c, Duration patience, String sql, Object... parameters) throws SQLException {
        if (parameters.length == 0) {
            try (Statement s = c.createStatement()) {
                s.setEscapeProcessing(false); // braces belong to the names and texts of T-SQL
                return within(s, patience, () -> drain(s, () -> s.execute(sql)));
            }
        }
        try (PreparedStatement s = c.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                s.setObject(i + 1, parameters[i]);
            }
            return within(s, patience, () -> drain(s, s::execute));
        }
    }

    private <T> T within(Statement s, Duration patience, Work<T> work) throws SQLException {
        s.setQueryTimeout((int) Math.max(1, patience.toSeconds()));
        running = s;
        try {
            return work.run();
        } finally {
            running = null;
        }
    }

    private Connection connected() throws SQLException {
        Connection c = connection;
        if (c == null || c.isClosed()) {
            c = DataSources.connection(source, connect);
            connection = c;
        } else if (!"master".equals(c.getCatalog())) {
            c.setCatalog("master");
        }
        return c;
    }

    private void disconnect() {
        Connection c = connection;
        connection = null;
        if (c != null) {
            try {
                c.close();
            } catch (SQLException e) {
                LOG.debug("{}: closing failed: {}", name(), e.getMessage()); // it is gone either way
            }
        }
    }

    /** Reads everything, errors too; after an error the results that still follow are read as well, then the first error is thrown with the others attached. */
    private static List<List<Row>> drain(Statement s, Work<Boolean> execute) throws SQLException {
        List<List<Row>> results = new ArrayList<>();
        SQLException first = null;
        Work<Boolean> next = execute;
        boolean more = true;
        while (more) {
            try {
                if (next.run()) {
                    try (ResultSet r = s.getResultSet()) {
                        results.add(read(r));
                    }
                } else {
                    more = s.getUpdateCount() != -1;
                }
            } catch (SQLException e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.setNextException(e);
                }
                more = !SqlErrors.lost(e) && !SqlErrors.cancelled(e);
            }
            next = s::getMoreResults;
        }
        if (first != null) {
            throw first;
        }
        return results;
    }

    private static List<Row> read(ResultSet r) throws SQLException {
        List<Row> rows = new ArrayList<>();
        while (r.next()) {
            rows.add(new Row(r));
        }
        return rows;
    }
}
