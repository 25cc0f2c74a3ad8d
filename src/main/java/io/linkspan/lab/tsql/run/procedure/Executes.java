package io.linkspan.lab.tsql.run.procedure;

import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import io.linkspan.lab.tsql.admin.Procedure;
import io.linkspan.lab.tsql.admin.Procedures;
import io.linkspan.lab.tsql.query.Queries;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.query.Variable;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.run.Activation;
import io.linkspan.lab.tsql.run.Compilation;
import io.linkspan.lab.tsql.run.Interpreter;
import io.linkspan.lab.tsql.run.Lookup;
import io.linkspan.lab.tsql.run.SessionScope;
import io.linkspan.lab.tsql.run.SqlSession;
import io.linkspan.lab.tsql.run.access.Impersonation;
import io.linkspan.lab.tsql.run.access.Permission;
import io.linkspan.lab.tsql.run.error.ErrorRules;
import io.linkspan.lab.tsql.run.error.Failure;
import io.linkspan.lab.tsql.syntax.Batch;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** EXECUTE: procedures of the system and of the user, and text (T-SQL reference, EXECUTE). */
public record Executes(SqlSession session, Activation caller) {

    private static final int DEEPEST = 32;

    public void execute(ControlStatement.Execute e) {
        ObjectName name = e.procedure().name().startsWith("@") ? new ObjectName(List.of(String.valueOf(caller.variable(e.procedure().name()).value()).replace("[", "").replace("]", "").split("\\."))) : e.procedure();
        int status = procedure(name, e.arguments().stream().map(this::actual).toList());
        e.status().map(caller::variable).ifPresent(v -> v.set(Conversions.implicit(status, SqlType.INT, v.type())));
        session.out().done(StatementKind.EXECUTE, -1);
    }

    public void execute(ControlStatement.ExecuteText e) {
        if (e.server().isPresent()) {
            throw ServerError.of(7202, 11, 2, "Could not find server '" + e.server().get() + "' in sys.servers.");
        }
        Object text = new SessionScope(session, caller).value(e.text());
        e.asUser().ifPresent(user -> Impersonation.begin(session, "LOGIN", Optional.of(user)));
        String before = session.state().database();
        try {
            text(text == null ? "" : text.toString(), List.of(), "");
        } finally {
            e.asUser().ifPresent(user -> Impersonation.revert(session));
            if (!before.equals(session.state().database())) {
                session.use(before);
            }
        }
        session.out().done(StatementKind.EXECUTE, -1);
    }

    private Actual actual(ControlStatement.Argument argument) {
        String name = argument.name().orElse("");
        if (argument.value() instanceof Expression.DefaultValue) {
            return new Actual(name, SqlType.INT, null, true, Optional.empty());
        }
        Typed typed = Queries.scalar(new Lookup(session, caller), argument.value());
        Object value = typed.code().of(Frame.of(0, null, session.work()));
        Optional<Actual.Back> back = argument.output() && argument.value() instanceof Expression.Variable v ? Optional.of((type, result) -> {
            Variable variable = caller.variable(v.name());
            variable.set(Conversions.implicit(result, type, variable.type()));
        }) : Optional.empty();
        return new Actual(name, typed.type(), value, false, back);
    }

    /** @throws ServerError 2812 for a procedure that is not there */
    public int procedure(ObjectName name, List<Actual> arguments) {
        String lower = name.name().toLowerCase(Locale.ROOT);
        Optional<Integer> text = new TextProcedures(this).call(lower, arguments);
        if (text.isPresent()) {
            return text.get();
        }
        Lookup lookup = new Lookup(session, caller);
        Optional<SchemaObject> module = lookup.find(name).filter(o -> o instanceof Module m && m.kind() == Module.Kind.PROCEDURE);
        if (module.isPresent()) {
            Permission.demand(session, lookup.database(name), module.get(), "EXECUTE");
            return new Routines(session, caller).procedure((Module) module.get(), arguments);
        }
        Procedure system = Procedures.find(name.database().isEmpty() ? session.state().database() : name.database(), lower).filter(p -> name.schema().isEmpty() || name.schema().equalsIgnoreCase("sys") || name.schema().equalsIgnoreCase("dbo"))
                .orElseThrow(() -> ServerError.of(2812, 16, 62, "Could not find stored procedure '" + name + "'."));
        return system(system, name, arguments);
    }

    private int system(Procedure procedure, ObjectName name, List<Actual> arguments) {
        Procedure.Arguments values = new Procedure.Arguments();
        List<Runnable> backs = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Actual actual = arguments.get(i);
            if (actual.name().isEmpty() && i >= procedure.parameters().size()) {
                throw ServerError.of(8144, 16, 2, "Procedure or function " + procedure.name() + " has too many arguments specified.");
            }
            Procedure.Parameter parameter = actual.name().isEmpty() ? procedure.parameters().get(i) : procedure.parameter(actual.name());
            if (!actual.byDefault()) {
                values.set(parameter.name(), Conversions.implicit(actual.value(), actual.type(), parameter.type()));
            }
            actual.back().ifPresent(b -> backs.add(() -> b.set(parameter.type(), values.find(parameter.name()).orElse(null))));
        }
        for (Procedure.Parameter parameter : procedure.parameters()) {
            if (parameter.required() && !values.given(parameter.name())) {
                throw ServerError.of(201, 16, 4, "Procedure or function '" + procedure.name() + "' expects parameter '" + parameter.name() + "', which was not supplied.");
            }
        }
        int status = in(name, () -> procedure.body().run(values, new SessionScope(session, caller)));
        backs.forEach(Runnable::run);
        return status;
    }

    /** A system procedure with a database before its name works on that one. */
    private int in(ObjectName name, Supplier<Integer> body) {
        String before = session.state().database();
        if (name.database().isEmpty() || name.database().equalsIgnoreCase(before)) {
            return body.get();
        }
        session.state().database(session.instance().databases().get(name.database()).name());
        try {
            return body.get();
        } finally {
            session.state().database(before);
        }
    }

    /** Runs a text as a batch of its own with these variables. */
    public int text(String text, List<Variable> variables, String procedure) {
        demandDepth();
        Batch batch = session.parse(text);
        Activation inner = new Activation(batch, procedure, caller.level() + 1);
        variables.forEach(inner::declare);
        return run(inner, batch, () -> new Interpreter(session, inner).run(batch.statements()));
    }

    /** Runs an inner batch: an error that ends no more than it is over when it ends. */
    public int run(Activation inner, Batch batch, Runnable body) {
        int before = session.transactions().count();
        try {
            new Compilation(session, inner).check(batch.statements());
            body.run();
        } catch (Failure f) {
            if (!f.told() || f.ends() != ErrorRules.Ends.SCOPE) {
                throw f;
            }
            return -6;
        }
        int after = session.transactions().count();
        if (before != after && !(before == 0 && session.transactions().implicit())) {
            session.out().error(ServerError.of(266, 16, 2, "Transaction count after EXECUTE indicates a mismatching number of BEGIN and COMMIT statements. Previous count = " + before + ", current count = " + after + ".").at(1));
        }
        return inner.returned();
    }

    public void demandDepth() {
        if (caller.level() >= DEEPEST) {
            throw ServerError.of(217, 16, 1, "Maximum stored procedure, function, trigger, or view nesting level exceeded (limit 32).");
        }
    }
}
