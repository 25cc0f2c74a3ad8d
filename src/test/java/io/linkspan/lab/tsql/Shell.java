package io.linkspan.lab.tsql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.Estate;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.PasswordHash;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.fault.Faults;
import io.linkspan.lab.tsql.admin.Administration;
import io.linkspan.lab.tsql.run.InstanceServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A session without a wire, for tests: it keeps what a client would see, and fails where a value does not go into the type that its column was said to have. */
public final class Shell implements ResultSink {

    public static final String PASSWORD = "Shell-1234";

    private final InstanceServer server;
    private final Instance instance;
    private final Session session;
    private final List<Result> results = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final List<ServerError> errors = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<Object> outputs = new ArrayList<>();
    private final List<String> misfits = new ArrayList<>();

    /** A result set. */
    public record Result(List<Column> columns, List<Object[]> rows) {
    }

    private Shell(Instance instance, InstanceServer server, String user, String database) {
        this.instance = instance;
        this.server = server;
        session = server.logIn(new LoginRequest(user, PASSWORD.toCharArray(), database, "test", "here", "", false));
    }

    /** One SQL Server 2022 with an empty database named Sales, as dba. */
    public static Shell open() {
        return open(InstanceSpec.sqlServer("SQL1", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE), Path.of("target", "shell"));
    }

    /** The same on a machine of one's own. */
    public static Shell open(InstanceSpec spec, Path folder) {
        Estate estate = new Estate(Clock.systemUTC(), new Faults(Clock.systemUTC()), folder);
        Instance instance = estate.add(spec);
        instance.security().createLogin("dba", Login.Kind.SQL_LOGIN, PasswordHash.of(PASSWORD.toCharArray())).join("sysadmin");
        instance.security().createLogin("guest1", Login.Kind.SQL_LOGIN, PasswordHash.of(PASSWORD.toCharArray()));
        instance.databases().create("Sales");
        return new Shell(instance, new InstanceServer(instance, Administration::execute), "dba", "Sales");
    }

    /** A sysadmin's session on an instance of another test, every statement included. */
    public static Shell on(Instance instance, String database) {
        if (instance.security().find("dba").isEmpty()) {
            instance.security().createLogin("dba", Login.Kind.SQL_LOGIN, PasswordHash.of(PASSWORD.toCharArray())).join("sysadmin");
        }
        return new Shell(instance, new InstanceServer(instance, Administration::execute), "dba", database);
    }

    /** Another session on the same instance. */
    public Shell again(String user, String database) {
        return new Shell(instance, server, user, database);
    }

    public Instance instance() {
        return instance;
    }

    public Session session() {
        return session;
    }

    /** Runs a batch; what an earlier one answered is forgotten. */
    public Shell run(String sql) {
        clear();
        session.batch(sql, this);
        assertEquals(List.of(), misfits, sql);
        return this;
    }

    public Shell call(String procedure, Session.Argument... arguments) {
        clear();
        session.call(procedure, Arrays.asList(arguments), this);
        assertEquals(List.of(), misfits, procedure);
        return this;
    }

    public void clear() {
        results.clear();
        events.clear();
        errors.clear();
        messages.clear();
        outputs.clear();
        misfits.clear();
    }

    /** The rows of the last result set as text, values joined by |, rows by a semicolon; an error is thrown on. */
    public String rows(String sql) {
        run(sql);
        if (!errors.isEmpty()) {
            throw errors.getFirst();
        }
        return results.isEmpty() ? "" : text(results.getLast());
    }

    public static String text(Result result) {
        return String.join(";", result.rows().stream().map(Shell::text).toList());
    }

    private static String text(Object[] row) {
        return String.join("|", Arrays.stream(row).map(v -> v == null ? "NULL" : v instanceof Boolean b ? b ? "1" : "0" : v instanceof byte[] b ? "0x" + java.util.HexFormat.of().withUpperCase().formatHex(b) : v.toString()).toList());
    }

    public Object single(String sql) {
        rows(sql);
        return results.getLast().rows().getFirst()[0];
    }

    /** Number of the only error that a batch gives, 0 for none. */
    public int error(String sql) {
        run(sql);
        return errors.isEmpty() ? 0 : errors.getFirst().number();
    }

    public List<ServerError> errors() {
        return List.copyOf(errors);
    }

    public List<String> messages() {
        return List.copyOf(messages);
    }

    public List<Result> results() {
        return List.copyOf(results);
    }

    public List<Object> outputs() {
        return new ArrayList<>(outputs);
    }

    /** Everything in the order in which a client sees it, a word each. */
    public List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public void columns(List<Column> columns) {
        results.add(new Result(columns, new ArrayList<>()));
        events.add("columns");
    }

    @Override
    public void row(Object[] values) {
        results.getLast().rows().add(values);
        List<Column> columns = results.getLast().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (!Fitting.fits(columns.get(i).type(), values[i])) {
                misfits.add(columns.get(i).name() + " is " + columns.get(i).type() + ", not " + values[i]);
            }
        }
    }

    @Override
    public void done(StatementKind kind, long rows) {
        events.add("done " + kind + " " + rows);
    }

    @Override
    public void info(int number, int state, int severity, String message, int line) {
        messages.add(message);
        events.add("info " + number);
    }

    @Override
    public void error(ServerError error) {
        errors.add(error);
        events.add("error " + error.number());
    }

    @Override
    public void failed(StatementKind kind) {
        events.add("failed " + kind);
    }

    @Override
    public void database(String from, String to) {
        events.add("database " + to);
    }

    @Override
    public void transaction(int change, long descriptor) {
        events.add("transaction " + change);
    }

    @Override
    public void output(int ordinal, String name, SqlType type, Object value) {
        outputs.add(value);
        events.add("output " + ordinal);
    }

    @Override
    public void returned(int status) {
        events.add("returned " + status);
    }
}
