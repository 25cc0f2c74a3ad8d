package io.linkspan.lab.tds;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.ResultSink;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import io.linkspan.lab.tsql.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs the scripts of a {@link ToyServer}. A prepared or executed text is looked up without its parameters; without a script they come back as a row. */
final class ToySession implements Session {

    private final ToyServer server;
    private final int id;
    private final Map<Integer, String> prepared = new HashMap<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Object wake = new Object();
    private String database;
    private volatile Runnable end = () -> { };
    private boolean cancelled;
    private long transaction;

    ToySession(ToyServer server, int id, String database) {
        this.server = server;
        this.id = id;
        this.database = database;
    }

    /** Names of calls and texts of batches, in order. */
    List<String> log() {
        return log;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public void batch(String text, ResultSink out) {
        start(text);
        run(text, List.of(), out);
    }

    @Override
    public void call(String procedure, List<Argument> arguments, ResultSink out) {
        start(procedure);
        switch (procedure) {
            case "sp_executesql" -> run((String) arguments.get(0).value(), arguments.subList(Math.min(2, arguments.size()), arguments.size()), out);
            case "sp_prepexec" -> {
                prepared.put(prepared.size() + 1, (String) arguments.get(2).value());
                run((String) arguments.get(2).value(), arguments.subList(3, arguments.size()), out);
                out.output(0, "", SqlType.INT, prepared.size());
            }
            case "sp_prepare" -> {
                prepared.put(prepared.size() + 1, (String) arguments.get(2).value());
                out.output(0, "", SqlType.INT, prepared.size());
            }
            case "sp_execute" -> run(prepared.get(((Number) arguments.get(0).value()).intValue()), arguments.subList(1, arguments.size()), out);
            case "sp_unprepare" -> prepared.remove(((Number) arguments.get(0).value()).intValue());
            default -> run(procedure, arguments, out);
        }
        out.returned(0);
    }

    private void run(String text, List<Argument> arguments, ResultSink out) {
        ToyServer.Script script = server.script(text.strip().replaceAll("\\s+", " "));
        try {
            if (script != null) {
                script.run(this, out);
            } else if (arguments.isEmpty()) {
                out.error(ServerError.of(208, 16, 1, "Invalid object name '" + text + "'.").at(1));
            } else {
                echo(arguments, out);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void echo(List<Argument> arguments, ResultSink out) {
        List<Column> columns = new ArrayList<>();
        arguments.forEach(a -> columns.add(new Column("c" + columns.size(), a.type())));
        out.columns(columns);
        out.row(arguments.stream().map(Argument::value).toArray());
        out.done(StatementKind.SELECT, 1);
    }

    @Override
    public void transaction(TransactionRequest request, String name, ResultSink out) {
        start(request + " " + name);
        switch (request) {
            case BEGIN -> out.transaction(1, ++transaction);
            case COMMIT -> out.transaction(0, transaction);
            case ROLLBACK -> out.transaction(-1, transaction);
            case SAVE -> out.done(StatementKind.OTHER, -1);
        }
    }

    @Override
    public void reset(boolean keepTransaction, ResultSink out) {
        log.add(keepTransaction ? "reset keeping the transaction" : "reset");
        use("master", out);
    }

    void use(String other, ResultSink out) {
        out.database(database, other);
        database = other;
    }

    /** Waits until cancelled. */
    void waitForCancel() throws InterruptedException {
        synchronized (wake) {
            while (!cancelled) {
                wake.wait();
            }
        }
    }

    private void start(String what) {
        synchronized (wake) {
            cancelled = false;
        }
        log.add(what);
    }

    @Override
    public void cancel() {
        synchronized (wake) {
            cancelled = true;
            wake.notifyAll();
        }
    }

    @Override
    public boolean cancelled() {
        synchronized (wake) {
            return cancelled;
        }
    }

    @Override
    public void whenKilled(Runnable close) {
        end = close;
    }

    void kill() {
        cancel();
        end.run();
    }

    @Override
    public void close() {
        server.sessions().remove(this);
    }
}
