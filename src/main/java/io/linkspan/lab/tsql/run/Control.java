package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.query.Queries;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.run.error.ErrorRules;
import io.linkspan.lab.tsql.run.error.Failure;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.List;

/** Statements that hold others, or say which one is next. */
record Control(Interpreter interpreter, SqlSession session, Activation activation) {

    static boolean governs(ControlStatement statement) {
        return switch (statement) {
            case ControlStatement.Block b -> true;
            case ControlStatement.If i -> true;
            case ControlStatement.While w -> true;
            case ControlStatement.Break b -> true;
            case ControlStatement.Continue c -> true;
            case ControlStatement.TryCatch t -> true;
            case ControlStatement.Goto g -> true;
            case ControlStatement.Label l -> true;
            default -> false;
        };
    }

    Flow execute(ControlStatement statement) {
        return switch (statement) {
            case ControlStatement.Block b -> interpreter.run(b.statements());
            case ControlStatement.If i -> holds(i.condition()) ? interpreter.execute(i.then()) : i.otherwise().map(interpreter::execute).orElse(Flow.NEXT);
            case ControlStatement.While w -> loop(w);
            case ControlStatement.Break b -> Flow.BREAK;
            case ControlStatement.Continue c -> Flow.CONTINUE;
            case ControlStatement.TryCatch t -> attempt(t);
            case ControlStatement.Goto g -> Flow.to(g.label());
            default -> Flow.NEXT;
        };
    }

    private boolean holds(Expression condition) {
        return session.statement(() -> {
            boolean holds = Queries.condition(new Lookup(session, activation), condition).holds(Frame.of(0, null, session.work()));
            session.counters().rows(0);
            session.counters().error(0);
            return holds;
        });
    }

    private Flow loop(ControlStatement.While w) {
        while (holds(w.condition())) {
            session.demandRunning();
            Flow flow = interpreter.execute(w.body());
            switch (flow.kind()) {
                case BREAK -> {
                    return Flow.NEXT;
                }
                case RETURN, GOTO -> {
                    return flow;
                }
                default -> {
                }
            }
        }
        return Flow.NEXT;
    }

    private Flow attempt(ControlStatement.TryCatch t) {
        session.tries().push(activation.level());
        int depth = session.tries().size();
        Failure failure;
        try {
            return interpreter.run(t.body());
        } catch (Failure f) {
            if (f.told() || f.level() == activation.level() && !ErrorRules.caughtInPlace(f.error())) {
                throw f;
            }
            failure = f;
        } finally {
            while (session.tries().size() >= depth) {
                session.tries().pop();
            }
        }
        return handle(failure, t.handler());
    }

    private Flow handle(Failure failure, List<Statement> handler) {
        ServerError error = failure.error();
        if (ErrorRules.dooms(error) || session.options().on("XACT_ABORT")) {
            session.transactions().doom();
        }
        session.caught().push(error);
        try {
            return interpreter.run(handler);
        } finally {
            session.caught().pop();
        }
    }
}
