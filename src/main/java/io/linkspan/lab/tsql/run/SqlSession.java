package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.LoginRequest;
import io.linkspan.lab.tsql.ResultSink;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.Session;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.run.access.Access;
import io.linkspan.lab.tsql.run.cursor.Cursors;
import io.linkspan.lab.tsql.run.option.Options;
import io.linkspan.lab.tsql.run.procedure.PreparedHandles;
import io.linkspan.lab.tsql.syntax.Batch;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A session with all that lasts from one request to the next. */
public final class SqlSession implements Session {

    private final Instance instance;
    private final LoginRequest login;
    private final BiConsumer<Statement, Scope> administration;
    private final SessionState state;
    private final Transactions transactions;
    private final PreparedHandles handles = new PreparedHandles();
    private final Cursors cursors = new Cursors();
    private final Deque<ServerError> caught = new ArrayDeque<>();
    private final Deque<Integer> tries = new ArrayDeque<>();
    private final Deque<Login> impersonated = new ArrayDeque<>();
    private final Requests requests = new Requests(this);
    private final ParsedTexts texts = new ParsedTexts();
    private Options options = new Options();
    private Store temporary;
    private Map<Store, Snapshot> views = new IdentityHashMap<>();
    private ResultSink out = Silent.SINK;
    private Counters counters = new Counters();
    private volatile boolean cancelled;
    private volatile boolean killed;
    private volatile Runnable end = () -> { };

    public SqlSession(Instance instance, LoginRequest login, BiConsumer<Statement, Scope> administration, Function<Runnable, SessionState> open) {
        this.administration = administration;
        this.instance = instance;
        this.login = login;
        state = open.apply(this::kill);
        transactions = new Transactions(state, instance.sessions().appLocks());
        temporary = fresh();
    }

    @Override
    public int id() {
        return state.id();
    }

    @Override
    public String database() {
        return state.database();
    }

    public Instance instance() {
        return instance;
    }

    public SessionState state() {
        return state;
    }

    public Transactions transactions() {
        return transactions;
    }

    public Options options() {
        return options;
    }

    public PreparedHandles handles() {
        return handles;
    }

    public Cursors cursors() {
        return cursors;
    }

    public Counters counters() {
        return counters;
    }

    private Store fresh() {
        Store store = Store.temporary(instance.estate().clock());
        store.names(instance.collation());
        return store;
    }

    /** Temporary tables. */
    public Store temporary() {
        return temporary;
    }

    public boolean readOnlyIntent() {
        return login.readOnlyIntent();
    }

    /** The errors in whose CATCH blocks we are, the innermost first. */
    public Deque<ServerError> caught() {
        return caught;
    }

    /** Nesting levels of the TRY blocks that we are in, the innermost first. */
    public Deque<Integer> tries() {
        return tries;
    }

    /** The logins that REVERT goes back to. */
    public Deque<Login> impersonated() {
        return impersonated;
    }

    public BiConsumer<Statement, Scope> administration() {
        return administration;
    }

    public ResultSink out() {
        return out;
    }

    /** Sends an error and those that come behind it. */
    public void tell(ServerError error) {
        out.error(error);
        error.next().ifPresent(this::tell);
    }

    public ParsedTexts texts() {
        return texts;
    }

    public Batch parse(String text) {
        return texts.parse(text);
    }

    /** Runs something whose answers go elsewhere. */
    public void answering(ResultSink other, Runnable body) {
        ResultSink before = out;
        out = other;
        try {
            body.run();
        } finally {
            out = before;
        }
    }

    /** Runs one statement: it has its own moment of every database. */
    public <T> T statement(Supplier<T> body) {
        Map<Store, Snapshot> before = views;
        views = new IdentityHashMap<>();
        try {
            return body.get();
        } finally {
            views = before;
        }
    }

    /** What the running statement sees of a store. */
    public Snapshot view(Store store) {
        return views.computeIfAbsent(store, transactions::view);
    }

    /** The moment that a statement sees once it may write. */
    public void fresh(Store store, Snapshot view) {
        views.put(store, view);
    }

    public Work work() {
        return new Work(this::cancelled);
    }

    /** @throws ServerError 911 for a database that is gone */
    public Database current() {
        return instance.databases().find(state.database()).orElseThrow(() -> Errors.noDatabase(state.database()));
    }

    public void use(String name) {
        Database database = instance.databases().get(name);
        Access.demand(this, database);
        String before = state.database();
        state.database(database.name());
        out.database(before, database.name());
        out.info(5701, 2, 0, "Changed database context to '" + database.name() + "'.", 1);
    }

    /** @throws Work.Cancelled if the client gave up. @throws ServerError 596 if another session has killed this one */
    public void demandRunning() {
        if (killed) {
            throw ServerError.of(596, 21, 1, "Cannot continue the execution because the session is in the kill state.");
        }
        if (cancelled) {
            throw new Work.Cancelled();
        }
    }

    @Override
    public void batch(String text, ResultSink sink) {
        requests.run("BATCH", text, sink, () -> requests.batch(text));
    }

    @Override
    public void call(String procedure, List<Argument> arguments, ResultSink sink) {
        requests.run("EXECUTE", procedure, sink, () -> requests.call(procedure, arguments));
    }

    @Override
    public void transaction(TransactionRequest request, String name, ResultSink sink) {
        requests.run("TRANSACTION", request.name(), sink, () -> requests.transaction(request, name));
    }

    @Override
    public void reset(boolean keepTransaction, ResultSink sink) {
        if (!keepTransaction) {
            transactions.abandon(sink);
        }
        handles.clear();
        cursors.clear();
        options = new Options();
        counters = new Counters();
        temporary = fresh();
        impersonated.clear();
        state.login(state.original());
        String home = Access.home(instance, login, state.original(), state).map(Database::name).orElse("master");
        if (!home.equals(state.database())) {
            String before = state.database();
            state.database(home);
            sink.database(before, home);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    public void start() {
        cancelled = killed;
    }

    private void kill() {
        killed = true;
        cancelled = true;
        end.run();
    }

    @Override
    public void whenKilled(Runnable close) {
        end = close;
        if (killed) {
            close.run();
        }
    }

    public boolean killed() {
        return killed;
    }

    public Optional<ServerError> error() {
        return Optional.ofNullable(caught.peek());
    }

    @Override
    public void close() {
        transactions.abandon(Silent.SINK);
        instance.sessions().close(state);
    }

    /** What @@ROWCOUNT and its like say. */
    public static final class Counters {

        private long rows;
        private int error;
        private @Nullable Object identity;
        private @Nullable Object batchIdentity;

        public long rows() {
            return rows;
        }

        public void rows(long count) {
            rows = count;
        }

        public int error() {
            return error;
        }

        public void error(int number) {
            error = number;
        }

        public @Nullable Object identity() {
            return identity;
        }

        /** What SCOPE_IDENTITY says in a batch of the client: one batch hands it on to the next. */
        public @Nullable Object batchIdentity() {
            return batchIdentity;
        }

        public void batchIdentity(@Nullable Object value) {
            batchIdentity = value;
        }

        public void identity(@Nullable Object value) {
            identity = value;
        }
    }
}
