package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.store.Locker;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.change.Target;
import io.linkspan.lab.tsql.change.Touched;
import io.linkspan.lab.tsql.change.Workplace;
import io.linkspan.lab.tsql.query.Environment;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.run.access.Permission;
import io.linkspan.lab.tsql.run.procedure.Executes;
import io.linkspan.lab.tsql.run.trigger.Triggers;
import io.linkspan.lab.tsql.run.trigger.Views;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session as one changing statement sees it. */
final class DmlPlace implements Workplace {

    private final SqlSession session;
    private final Activation activation;
    private final boolean writes;
    private final Map<Store, Transaction> ofVariables = new IdentityHashMap<>();

    /** @param writes false where a statement is only compiled: it takes no lock */
    DmlPlace(SqlSession session, Activation activation, boolean writes) {
        this.session = session;
        this.activation = activation;
        this.writes = writes;
    }

    @Override
    public Environment environment() {
        return new Lookup(session, activation);
    }

    @Override
    public Work work() {
        return session.work();
    }

    /** Runs something and makes what it wrote to table variables last, if it succeeds. */
    <T> T settled(Supplier<T> body) {
        try {
            T result = body.get();
            ofVariables.values().forEach(Transaction::commit);
            return result;
        } finally {
            ofVariables.values().forEach(Transaction::rollback);
        }
    }

    @Override
    public Target target(Query.FromItem item, String permission) {
        return switch (item) {
            case Query.TableVariable v -> {
                TableVariable variable = activation.table(v.variable());
                ofVariables.computeIfAbsent(variable.store(), s -> s.begin(new Locker()));
                yield new Target(variable.store(), variable.table(), "tempdb");
            }
            case Query.Table t -> table(t.name(), permission);
            default -> throw ServerError.of(40000, 16, 1, "The lab changes tables and table variables only.");
        };
    }

    private Target table(ObjectName name, String permission) {
        Lookup lookup = new Lookup(session, activation);
        boolean temporary = name.name().startsWith("#") && !name.name().startsWith("##");
        Database database = temporary ? session.instance().databases().get("tempdb") : lookup.database(name);
        Store store = temporary ? session.temporary() : database.store();
        if (writes && lookup.find(name).isPresent()) {
            session.fresh(store, session.transactions().in(store).lock(session.options().patience(session::cancelled)));
        }
        SchemaObject object = lookup.find(name).orElseThrow(() -> {
            boolean system = name.schema().equalsIgnoreCase("sys") || name.schema().equalsIgnoreCase("INFORMATION_SCHEMA");
            return system ? ServerError.of(259, 16, 1, "Ad hoc updates to system catalogs are not allowed.") : Errors.invalidObject(name.toString());
        });
        if (object instanceof Module view && view.kind() == Module.Kind.VIEW && Views.replaced(session.transactions().view(store), view)) {
            Permission.demand(session, database, view, permission);
            return new Target(store, new Views(lookup).table(view, session.work()), database.name());
        }
        if (!(object instanceof Table table)) {
            throw ServerError.of(4406, 16, 1, "Update or insert of view or function '" + name + "' failed because it contains a derived or constant field.");
        }
        if (!temporary) {
            Permission.demand(session, database, table, permission);
        }
        return new Target(store, table, database.name());
    }

    @Override
    public Transaction writer(Store store) {
        Transaction ofVariable = ofVariables.get(store);
        return ofVariable != null ? ofVariable : session.transactions().in(store);
    }

    @Override
    public boolean identityInsert(Target target) {
        return session.options().identityInsert().flatMap(new Lookup(session, activation)::find).filter(o -> o.id() == target.table().id() && o.name().equals(target.table().name())).isPresent();
    }

    @Override
    public void identity(@Nullable Object value) {
        Object number = value instanceof Number n ? BigDecimal.valueOf(n.longValue()) : null;
        session.counters().identity(number);
        activation.scopeIdentity(number);
        if (activation.level() == 0) {
            session.counters().batchIdentity(number);
        }
    }

    @Override
    public long rowCount() {
        return session.options().rowCount();
    }

    @Override
    public int version() {
        return session.instance().catalogVersion();
    }

    @Override
    public Captured capture(ControlStatement statement) {
        Capture capture = new Capture(session.out());
        session.answering(capture, () -> {
            switch (statement) {
                case ControlStatement.Execute e -> new Executes(session, activation).execute(e);
                case ControlStatement.ExecuteText e -> new Executes(session, activation).execute(e);
                default -> throw ServerError.of(40000, 16, 1, "INSERT … EXEC runs procedures and texts only.");
            }
        });
        return new Captured(Optional.ofNullable(capture.columns).orElse(List.of()), capture.rows);
    }

    @Override
    public void fire(Touched touched) {
        if (!ofVariables.containsKey(touched.target().store())) {
            Triggers.of(session.transactions().view(touched.target().store()), touched.target(), touched.action(), false).forEach(trigger -> new Triggers(session, activation).fire(trigger, touched));
        }
    }

    @Override
    public boolean replaces(Touched touched) {
        List<Module> triggers = instead(touched.target(), touched.action());
        triggers.forEach(trigger -> new Triggers(session, activation).fire(trigger, touched));
        return !triggers.isEmpty();
    }

    @Override
    public boolean isReplaced(Target target, String action) {
        return !instead(target, action).isEmpty();
    }

    /** Not within the trigger itself: what it does to its table or view is done. */
    private List<Module> instead(Target target, String action) {
        return ofVariables.containsKey(target.store()) ? List.of() : Triggers.of(session.transactions().view(target.store()), target, action, true).stream().filter(m -> !activation.fires(m.id())).toList();
    }

    @Override
    public void demandNoTriggers(Target target, String action) {
        if (!ofVariables.containsKey(target.store())
                && !(Triggers.of(session.transactions().view(target.store()), target, action, false).isEmpty() && Triggers.of(session.transactions().view(target.store()), target, action, true).isEmpty())) {
            throw ServerError.of(334, 16, 1, "The target table '" + target.table().name() + "' of the DML statement cannot have any enabled triggers if the statement contains an OUTPUT clause without INTO clause.");
        }
    }

    /** Keeps rows, and passes on what else a client would see. */
    private static final class Capture extends Silent {

        private final io.linkspan.lab.tsql.ResultSink client;
        private final List<Object[]> rows = new ArrayList<>();
        private @Nullable List<Column> columns;

        private Capture(io.linkspan.lab.tsql.ResultSink client) {
            this.client = client;
        }

        @Override
        public void columns(List<Column> described) {
            columns = described;
        }

        @Override
        public void row(@Nullable Object[] values) {
            rows.add(values);
        }

        @Override
        public void info(int number, int state, int severity, String message, int line) {
            client.info(number, state, severity, message, line);
        }

        @Override
        public void error(ServerError error) {
            client.error(error);
        }
    }
}
