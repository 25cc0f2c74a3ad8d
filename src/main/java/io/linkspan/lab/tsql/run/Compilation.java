package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.query.Compiled;
import io.linkspan.lab.tsql.query.Queries;
import io.linkspan.lab.tsql.query.Variable;
import io.linkspan.lab.tsql.run.error.ErrorRules;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.DataStatement;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.List;
import java.util.Set;

/**
 * The compilation of a batch or procedure before any of it runs: variables are declared for the whole of it, and what can be known to be wrong is refused.
 * An object that is not there is none of that: it may be by the time the statement runs (deferred name resolution).
 */
public final class Compilation {

    /** Found again when the statement runs, if they are still true then. */
    private static final Set<Integer> DEFERRED = Set.of(208, 229, 313, 911, 916, 927, 942, 976, 978, 979, 983, 4121, 7202, 40000);

    private final SqlSession session;
    private final Activation activation;
    private boolean elsewhere;
    private boolean alone;

    public Compilation(SqlSession session, Activation activation) {
        this.session = session;
        this.activation = activation;
    }

    /** @throws ServerError 137, 134, 207, 4104, 8120 and their like, with the line */
    public void check(List<Statement> statements) {
        alone = statements.size() == 1;
        statements.forEach(this::check);
    }

    private void check(Statement statement) {
        try {
            session.statement(() -> {
                examine(statement);
                return null;
            });
        } catch (ServerError e) {
            if (!DEFERRED.contains(e.number()) && ErrorRules.ends(e) == ErrorRules.Ends.SCOPE) {
                throw activation.procedure().isEmpty() ? e.at(statement.place().line()) : e.at(statement.place().line()).in(activation.procedure());
            }
        }
    }

    private void examine(Statement statement) {
        switch (statement) {
            case ControlStatement.Block b -> check(b.statements());
            case ControlStatement.If i -> {
                condition(i.condition());
                check(i.then());
                i.otherwise().ifPresent(this::check);
            }
            case ControlStatement.While w -> {
                condition(w.condition());
                check(w.body());
            }
            case ControlStatement.TryCatch t -> {
                check(t.body());
                check(t.handler());
            }
            case ControlStatement.Declare d -> d.variables().forEach(v -> {
                activation.declare(new Variable(v.name(), v.type().type(), null));
                v.initial().ifPresent(this::value);
            });
            case ControlStatement.DeclareTable t -> activation.declare(new Ddl(session, activation).tableVariable(t));
            case ControlStatement.SetVariable s -> {
                activation.variable(s.name());
                value(s.value());
            }
            case ControlStatement.Use u -> elsewhere = true;
            case ControlStatement.Return r when r.value().isPresent() && activation.procedure().isEmpty() ->
                    throw ServerError.of(178, 15, 1, "A RETURN statement with a return value cannot be used in this context.");
            case ControlStatement.Print p -> value(p.message());
            case ControlStatement.RaiseError r -> r.arguments().forEach(this::value);
            case ControlStatement.Throw t -> t.arguments().forEach(this::value);
            case ControlStatement.Execute e -> execute(e);
            case ControlStatement.ExecuteText e -> value(e.text());
            case DataStatement.SelectStatement s when !elsewhere -> query(s);
            case DataStatement d when !elsewhere -> new Dml(session, activation).compile(d);
            default -> {
            }
        }
    }

    private void execute(ControlStatement.Execute e) {
        e.status().ifPresent(activation::variable);
        if (e.procedure().name().startsWith("@")) {
            activation.variable(e.procedure().name());
        }
        e.arguments().stream().map(ControlStatement.Argument::value).filter(v -> !(v instanceof Expression.DefaultValue)).forEach(this::value);
    }

    private void value(Expression expression) {
        if (!elsewhere) {
            Queries.scalar(new Lookup(session, activation), expression);
        }
    }

    private void condition(Expression condition) {
        if (!elsewhere) {
            Queries.condition(new Lookup(session, activation), condition);
        }
    }

    /** A query that is all of a batch runs as it was compiled here: nothing can have changed before it does. */
    private void query(DataStatement.SelectStatement select) {
        Compiled compiled = Queries.compile(new Lookup(session, activation), select.query());
        if (alone) {
            activation.compiled(select, compiled);
            if (!activation.depends() && activation.level() == 0 && activation.procedure().isEmpty()) {
                session.texts().keep(activation.batch().text(), session.current(), compiled);
            }
        }
    }
}
