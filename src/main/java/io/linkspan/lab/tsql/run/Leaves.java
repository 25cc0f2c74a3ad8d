package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import io.linkspan.lab.tsql.query.Queries;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.query.Variable;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.run.access.Impersonation;
import io.linkspan.lab.tsql.run.cursor.CursorStatements;
import io.linkspan.lab.tsql.run.error.Messages;
import io.linkspan.lab.tsql.run.option.SetOptions;
import io.linkspan.lab.tsql.run.procedure.Executes;
import io.linkspan.lab.tsql.run.trigger.DdlTriggers;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.CursorStatement;
import io.linkspan.lab.tsql.syntax.DataStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Query;
import io.linkspan.lab.tsql.syntax.Statement;
import io.linkspan.lab.tsql.syntax.TransactionStatement;
import org.jspecify.annotations.Nullable;

/** Statements that do one thing. */
public record Leaves(SqlSession session, Activation activation) {

    Flow execute(Statement statement) {
        if (session.options().on("IMPLICIT_TRANSACTIONS") && session.transactions().count() == 0 && needsTransaction(statement)) {
            session.transactions().beginImplicitly(session.out());
        }
        return switch (statement) {
            case ControlStatement.Return r -> giveBack(r);
            case ControlStatement c -> {
                control(c);
                yield Flow.NEXT;
            }
            case DataStatement.SelectStatement s -> {
                new Selecting(session, activation).execute(s);
                yield Flow.NEXT;
            }
            case DataStatement d -> {
                new Dml(session, activation).execute(d);
                yield Flow.NEXT;
            }
            case CursorStatement c -> {
                new CursorStatements(session, activation).execute(c);
                done(StatementKind.OTHER, -1);
                yield Flow.NEXT;
            }
            case TransactionStatement t -> {
                transaction(t);
                done(StatementKind.OTHER, -1);
                yield Flow.NEXT;
            }
            case DefinitionStatement d -> {
                new Ddl(session, activation).execute(d);
                yield Flow.NEXT;
            }
            default -> {
                administration(statement);
                yield Flow.NEXT;
            }
        };
    }

    /** SET IMPLICIT_TRANSACTIONS names them; a query without a table is none. */
    private static boolean needsTransaction(Statement statement) {
        return switch (statement) {
            case DataStatement.SelectStatement s -> s.query().body() instanceof Query.Select q && !q.from().isEmpty();
            case DataStatement _, DefinitionStatement _, CursorStatement.OpenCursor _, CursorStatement.Fetch _ -> true;
            default -> false;
        };
    }

    private void control(ControlStatement statement) {
        switch (statement) {
            case ControlStatement.Declare d -> declare(d);
            case ControlStatement.DeclareTable t -> activation.declare(new Ddl(session, activation).tableVariable(t));
            case ControlStatement.SetVariable s -> set(s);
            case ControlStatement.SetOption s -> {
                new SetOptions(session).execute(s, scope());
                counted(StatementKind.SET, 0);
            }
            case ControlStatement.Use u -> {
                session.use(u.database());
                counted(StatementKind.OTHER, 0);
            }
            case ControlStatement.Print p -> {
                session.out().info(0, 1, 0, Messages.printed(value(p.message())), p.place().line());
                counted(StatementKind.OTHER, 0);
            }
            case ControlStatement.RaiseError r -> {
                new Messages(this).raise(r);
                counted(StatementKind.OTHER, 0);
            }
            case ControlStatement.Throw t -> throw new Messages(this).thrown(t);
            case ControlStatement.WaitFor w -> {
                Waiting.forIt(session, w, value(w.time()));
                counted(StatementKind.OTHER, 0);
            }
            case ControlStatement.Execute e -> new Executes(session, activation).execute(e);
            case ControlStatement.ExecuteText e -> new Executes(session, activation).execute(e);
            case ControlStatement.ExecuteAs a -> {
                Impersonation.begin(session, a.kind(), a.name().map(this::value).map(Object::toString));
                if (a.noRevert()) {
                    session.impersonated().clear(); // REVERT then changes nothing; whether the real one says so is unconfirmed
                }
                counted(StatementKind.OTHER, 0);
            }
            case ControlStatement.Revert r -> {
                Impersonation.revert(session);
                counted(StatementKind.OTHER, 0);
            }
            default -> throw ServerError.of(40000, 16, 1, "The lab does not execute this statement.");
        }
    }

    private void counted(StatementKind kind, long rows) {
        session.counters().rows(rows);
        done(kind, -1);
    }

    private void done(StatementKind kind, long rows) {
        session.out().done(kind, session.options().on("NOCOUNT") ? -1 : rows);
    }

    public SessionScope scope() {
        return new SessionScope(session, activation);
    }

    public @Nullable Object value(Expression expression) {
        return scope().value(expression);
    }

    private void declare(ControlStatement.Declare d) {
        for (ControlStatement.VariableDeclaration v : d.variables()) {
            if (v.initial().isPresent()) {
                assign(activation.variable(v.name()), v.initial().get());
                session.counters().rows(1);
            }
        }
    }

    private void set(ControlStatement.SetVariable s) {
        Variable variable = activation.variable(s.name());
        assign(variable, s.operator().map(o -> (Expression) new Expression.Binary(o, new Expression.Variable(s.name()), s.value())).orElse(s.value()));
        session.counters().rows(1);
        done(StatementKind.OTHER, -1);
    }

    private void assign(Variable variable, Expression value) {
        Typed typed = Queries.scalar(new Lookup(session, activation), value).to(variable.type());
        variable.set(typed.code().of(Frame.of(0, null, session.work())));
    }

    private Flow giveBack(ControlStatement.Return r) {
        if (r.value().isPresent()) {
            Typed typed = Queries.scalar(new Lookup(session, activation), r.value().get());
            activation.result(typed.code().of(Frame.of(0, null, session.work())), typed.type());
            activation.returned(activation.result() instanceof Number n ? n.intValue() : 0);
        }
        return Flow.RETURN;
    }

    private void transaction(TransactionStatement statement) {
        Transactions transactions = session.transactions();
        switch (statement) {
            case TransactionStatement.BeginTransaction b -> transactions.begin(b.name().map(this::named).orElse(""), session.out());
            case TransactionStatement.Commit c -> transactions.commit(session.out());
            case TransactionStatement.Rollback r -> transactions.rollback(r.name().map(this::named).orElse(""), session.out());
            case TransactionStatement.Save s -> transactions.save(named(s.name()));
        }
        session.counters().rows(0);
    }

    private String named(String name) {
        return name.startsWith("@") ? String.valueOf(activation.variable(name).value()) : name;
    }

    private void administration(Statement statement) {
        if (Kinds.of(statement) == StatementKind.DDL) {
            new DdlTriggers(session, activation).demandNone(statement);
        }
        session.administration().accept(statement, scope());
        session.counters().rows(0);
        done(Kinds.of(statement), Kinds.of(statement) == StatementKind.DDL ? 0 : -1);
    }
}
