package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import io.linkspan.lab.tsql.ResultSink;
import io.linkspan.lab.tsql.Session.Argument;
import io.linkspan.lab.tsql.Session.TransactionRequest;
import io.linkspan.lab.tsql.query.Compiled;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.run.error.Failure;
import io.linkspan.lab.tsql.run.procedure.Actual;
import io.linkspan.lab.tsql.run.procedure.Executes;
import io.linkspan.lab.tsql.syntax.Batch;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The requests of a client: from the text or call that came over the wire to the end of its answer. */
record Requests(SqlSession session) {

    /** Runs a request with its bookkeeping; whatever it throws becomes an answer. */
    public void run(String command, String text, ResultSink sink, Runnable body) {
        session.start();
        session.state().begin(command, text, now());
        try {
            session.answering(sink, () -> guarded(body));
        } finally {
            session.state().end(now());
        }
    }

    private Instant now() {
        return session.instance().estate().clock().instant();
    }

    private void guarded(Runnable body) {
        try {
            body.run();
        } catch (Failure f) {
            if (!f.told()) {
                tell(f.error());
            }
        } catch (ServerError e) {
            tell(e.at(1));
        } catch (Work.Cancelled e) {
            cancelled();
        }
        session.tries().clear();
        session.caught().clear();
        if (session.transactions().doomed()) {
            session.transactions().abandon(session.out());
            tell(ServerError.of(3998, 16, 1, "Uncommittable transaction is detected at the end of the batch. The transaction is rolled back.").at(1));
        }
    }

    private void tell(ServerError error) {
        session.counters().error(error.last().number());
        session.tell(error);
        session.out().failed(StatementKind.OTHER);
    }

    /** An attention leaves an open transaction open; with XACT_ABORT, or after KILL, it is rolled back. */
    private void cancelled() {
        if (session.killed()) {
            session.transactions().abandon(session.out());
            tell(ServerError.of(596, 21, 1, "Cannot continue the execution because the session is in the kill state.").at(1));
        } else if (session.options().on("XACT_ABORT")) {
            session.transactions().abandon(session.out());
        }
    }

    public void batch(String text) {
        session.demandRunning();
        Batch batch = session.parse(text);
        Activation activation = new Activation(batch, "", 0);
        activation.scopeIdentity(session.counters().batchIdentity());
        Optional<Compiled> standing = session.instance().databases().find(session.state().database()).flatMap(d -> session.texts().compiled(text, d));
        standing.ifPresentOrElse(query -> activation.compiled(batch.statements().getFirst(), query), () -> new Compilation(session, activation).check(batch.statements()));
        new Interpreter(session, activation).run(batch.statements());
    }

    public void call(String procedure, List<Argument> arguments) {
        session.demandRunning();
        List<Runnable> outputs = new ArrayList<>();
        List<Actual> actuals = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Argument a = arguments.get(i);
            int ordinal = i;
            Optional<Actual.Back> back = a.output() ? Optional.of((type, value) -> outputs.add(() -> session.out().output(ordinal, a.name(), type, value))) : Optional.empty();
            actuals.add(new Actual(a.name(), a.type(), a.value(), false, back));
        }
        Activation none = new Activation(new Batch("", List.of(), List.of()), "", 0);
        int status = new Executes(session, none).procedure(name(procedure), actuals);
        session.out().returned(status);
        outputs.forEach(Runnable::run);
    }

    private static ObjectName name(String procedure) {
        return new ObjectName(List.of(procedure.replace("[", "").replace("]", "").split("\\.")));
    }

    public void transaction(TransactionRequest request, String name) {
        session.demandRunning();
        switch (request) {
            case BEGIN -> session.transactions().begin(name, session.out());
            case COMMIT -> session.transactions().commit(session.out());
            case ROLLBACK -> session.transactions().rollback(name, session.out());
            case SAVE -> session.transactions().save(name);
        }
        session.out().done(StatementKind.OTHER, -1);
    }
}
