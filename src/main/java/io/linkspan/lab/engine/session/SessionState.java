package io.linkspan.lab.engine.session;

import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.store.Locker;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** What others may see of a session: a row of sys.dm_exec_sessions. Written by its own thread, read by any. */
public final class SessionState {

    private final int id;
    private final Login original;
    private final Client client;
    private final Instant loginTime;
    private final Runnable kill;
    private final Object transactionOwner = new Object();
    private final Locker locker;
    private final SortedSet<Integer> traceFlags = new ConcurrentSkipListSet<>();
    private final Map<UUID, Integer> openKeys = new ConcurrentHashMap<>();
    private volatile Login login;
    private volatile String database;
    private volatile int transactions;
    private volatile Instant transactionBegan;
    private volatile Instant lastStart;
    private volatile Instant lastEnd;
    private volatile @Nullable Request request;
    private volatile long requests;

    SessionState(int id, Login login, Client client, String database, Instant now, Runnable kill) {
        this.id = id;
        this.original = login;
        this.login = login;
        this.client = client;
        this.database = database;
        this.loginTime = now;
        this.lastStart = now;
        this.transactionBegan = now;
        this.lastEnd = now;
        this.kill = kill;
        locker = new Locker(id);
    }

    public int id() {
        return id;
    }

    public Login original() {
        return original;
    }

    /** The login in force: EXECUTE AS changes it. */
    public Login login() {
        return login;
    }

    public void login(Login other) {
        login = other;
    }

    /** Symmetric keys that the session has open, by their guid, with the id of the database that they are of; may be changed. */
    public Map<UUID, Integer> openKeys() {
        return openKeys;
    }

    public Client client() {
        return client;
    }

    public Instant loginTime() {
        return loginTime;
    }

    public String database() {
        return database;
    }

    public void database(String name) {
        database = name;
    }

    /** What application locks of the running transaction belong to; they end with {@link AppLocks#releaseOwner}. */
    public Object transactionOwner() {
        return transactionOwner;
    }

    /** Holds and waits for the write locks of its transactions. */
    public Locker locker() {
        return locker;
    }

    /** When the open transaction began; of no meaning without one. */
    public Instant transactionBegan() {
        return transactionBegan;
    }

    /** Open transactions, as @@TRANCOUNT. */
    public int transactions() {
        return transactions;
    }

    public void transactions(int count) {
        if (transactions == 0) {
            transactionBegan = lastStart;
        }
        transactions = count;
    }

    public Instant lastStart() {
        return lastStart;
    }

    public Instant lastEnd() {
        return lastEnd;
    }

    public long requests() {
        return requests;
    }

    public Optional<Request> request() {
        return Optional.ofNullable(request);
    }

    public void begin(String command, String text, Instant now) {
        request = new Request(command, text, now);
        lastStart = now;
        requests++;
    }

    public void end(Instant now) {
        request = null;
        lastEnd = now;
    }

    /** Trace flags that are on for this session alone. */
    public SortedSet<Integer> traceFlags() {
        return new TreeSet<>(traceFlags);
    }

    public void trace(int flag, boolean on) {
        if (on) {
            traceFlags.add(flag);
        } else {
            traceFlags.remove(flag);
        }
    }

    /** KILL: rolls back and drops the connection. */
    public void kill() {
        kill.run();
    }

    /** Who is at the other end. */
    public record Client(String host, String program, String library, String address, int port, int localPort, boolean encrypted, int process) {

        /** client_net_address of one who comes from within the machine. */
        public static final String LOCAL = "<local machine>";

        /** Of an unknown process. */
        public Client(String host, String program, String library, String address, int port, int localPort, boolean encrypted) {
            this(host, program, library, address, port, localPort, encrypted, 0);
        }

        /** A service of the machine itself, such as its Agent: what it does was not received from outside. */
        public boolean local() {
            return address.equals(LOCAL);
        }
    }

    /** What runs now. */
    public record Request(String command, String text, Instant start) {
    }
}
