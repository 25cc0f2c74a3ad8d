package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import io.linkspan.lab.tsql.run.error.ErrorRules;
import io.linkspan.lab.tsql.run.error.Failure;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.List;

/** Runs the statements of one batch or procedure, one after the other, and decides what an error ends. */
public final class Interpreter {

    private final SqlSession session;
    private final Activation activation;
    private final Control control;
    private final Leaves leaves;

    public Interpreter(SqlSession session, Activation activation) {
        this.session = session;
        this.activation = activation;
        control = new Control(this, session, activation);
        leaves = new Leaves(session, activation);
    }

    /** @throws Failure for an error that ends more than a statement, or that somebody catches */
    public Flow run(List<Statement> statements) {
        int next = 0;
        while (next < statements.size()) {
            Flow flow = execute(statements.get(next++));
            if (flow.kind() == Flow.Kind.GOTO) {
                int label = label(statements, flow.label());
                if (label < 0) {
                    return flow;
                }
                next = label;
            } else if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    public Flow execute(Statement statement) {
        try {
            session.demandRunning();
            if (statement instanceof ControlStatement c && Control.governs(c)) {
                return control.execute(c);
            }
            return session.statement(() -> leaf(statement));
        } catch (ServerError e) {
            fail(e.at(statement.place().line()), statement);
            return Flow.NEXT;
        }
    }

    private Flow leaf(Statement statement) {
        String database = session.state().database();
        Flow flow = leaves.execute(statement);
        session.counters().error(0);
        Changes.record(session, activation, statement, database);
        return flow;
    }

    private static int label(List<Statement> statements, String label) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i) instanceof ControlStatement.Label l && l.name().equalsIgnoreCase(label)) {
                return i;
            }
        }
        return -1;
    }

    /** Tells the client of an error, or throws it to the TRY block that catches it; returns if the next statement is to run. */
    public void fail(ServerError plain, Statement statement) {
        ServerError error = activation.procedure().isEmpty() || !plain.procedure().isEmpty() ? plain : plain.in(activation.procedure());
        session.counters().error(error.last().number());
        session.counters().rows(0);
        ErrorRules.Ends ends = ErrorRules.ends(error);
        if (catches(error)) {
            throw new Failure(error.last(), ends, activation.level(), false);
        }
        session.tell(error);
        session.out().failed(Kinds.of(statement));
        boolean raised = statement instanceof ControlStatement.RaiseError;
        if (ends == ErrorRules.Ends.STATEMENT && statement instanceof ControlStatement.Throw) {
            ends = ErrorRules.Ends.BATCH;
        }
        if (session.options().on("XACT_ABORT") && !raised) {
            ends = ends == ErrorRules.Ends.CONNECTION ? ends : ErrorRules.Ends.BATCH;
            session.transactions().abandon(session.out());
        } else if (ends == ErrorRules.Ends.BATCH && !(statement instanceof ControlStatement.Throw)) {
            session.transactions().abandon(session.out());
        }
        if (ends != ErrorRules.Ends.STATEMENT) {
            throw new Failure(error, ends, activation.level(), true);
        }
    }

    private boolean catches(ServerError error) {
        return error.severity() < 20 && session.tries().stream().anyMatch(level -> level < activation.level() || level == activation.level() && ErrorRules.caughtInPlace(error));
    }

    public void done(StatementKind kind, long rows) {
        session.out().done(kind, session.options().on("NOCOUNT") ? -1 : rows);
    }
}
