package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.engine.store.Patience;
import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.ResultSink;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.query.Queries;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.run.system.Globals;
import io.linkspan.lab.tsql.syntax.Expression;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session and the batch or procedure that runs in it, as executors and functions see them. */
public record SessionScope(SqlSession on, Activation activation) implements Scope {

    @Override
    public Instance instance() {
        return on.instance();
    }

    @Override
    public Login login() {
        return on.state().login();
    }

    @Override
    public Database database() {
        return on.current();
    }

    @Override
    public SessionState session() {
        return on.state();
    }

    @Override
    public Snapshot snapshot(Database database) {
        return on.view(database.store());
    }

    @Override
    public void change(Database database, Consumer<Transaction> change) {
        on.transactions().atomically(() -> {
            Transaction transaction = on.transactions().in(database.store());
            transaction.lock(patience());
            change.accept(transaction);
            return null;
        });
    }

    @Override
    public Snapshot temporary() {
        return on.view(on.temporary());
    }

    @Override
    public Patience patience() {
        return on.options().patience(on::cancelled);
    }

    @Override
    public @Nullable Object global(String name) {
        return new Globals(on, activation).value(name);
    }

    @Override
    public @Nullable Object value(Expression expression) {
        return Queries.scalar(new Lookup(on, activation), expression).code().of(Frame.of(0, null, on.work()));
    }

    @Override
    public void info(int number, int severity, String message) {
        on.out().info(number, 1, severity, message, 1);
    }

    @Override
    public ResultSink out() {
        return on.out();
    }

    @Override
    public boolean inTransaction() {
        return on.transactions().count() > 0;
    }

    @Override
    public void use(String database) {
        on.use(database);
    }

    @Override
    public boolean sysadmin() {
        return on.instance().security().sysadmin(login());
    }

    @Override
    public void demand(String permission) {
        if (!on.instance().security().has(login(), permission)) {
            throw permission.startsWith("VIEW SERVER") ? ServerError.of(300, 14, 1, permission + " permission was denied on object 'server', database 'master'.").and(ServerError.of(297, 16, 1, "The user does not have permission to perform this action."))
                    : ServerError.of(297, 16, 1, "The user does not have permission to perform this action.");
        }
    }
}
