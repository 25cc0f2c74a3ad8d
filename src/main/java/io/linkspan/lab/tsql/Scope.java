package io.linkspan.lab.tsql;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.Principals;
import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.engine.store.Patience;
import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.tsql.syntax.Expression;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a statement or function sees of the session that runs it. Belongs to the session's thread. */
public interface Scope {

    Instance instance();

    /** The login in force: EXECUTE AS changes it. */
    Login login();

    /** The current database. */
    Database database();

    /** The session as sys.dm_exec_sessions shows it: its id, its client; the owner of application locks. */
    SessionState session();

    /** What the running statement sees of a database: its moment, with the changes of its own transaction. */
    Snapshot snapshot(Database database);

    /** Changes a database as part of the session's transaction, or in one of its own. @throws io.linkspan.lab.engine.type.ServerError 3906, 1222 and what else stands in the way of a write */
    void change(Database database, Consumer<Transaction> change);

    /** Users and roles of the current database as the running statement sees them. */
    default Principals principals() {
        return new Principals(database(), snapshot(database()));
    }

    /** The temporary tables of the session, named with one {@code #}. */
    Snapshot temporary();

    /** How long a lock may be waited for, and whether the client gave up. */
    Patience patience();

    /** {@code @@TRANCOUNT}, {@code @@ROWCOUNT}, {@code @@ERROR} and what else only the session knows; by name in upper case. */
    @Nullable Object global(String name);

    /** Value of an expression without columns: a literal, a variable, a call. */
    @Nullable Object value(Expression expression);

    /** Tells the client something; severity 10 or less. */
    void info(int number, int severity, String message);

    /** Where result sets of administration statements go. */
    ResultSink out();

    /** True inside an explicit or implicit transaction. */
    boolean inTransaction();

    /** USE. @throws io.linkspan.lab.engine.type.ServerError 911, 916 */
    void use(String database);

    /** Member of sysadmin, under the login in force. */
    boolean sysadmin();

    /** @throws io.linkspan.lab.engine.type.ServerError 262, 297, 300 … unless the login in force has this server permission, named in upper case */
    void demand(String permission);
}
