package io.linkspan.lab.tsql.run.procedure;

import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.query.Compiled;
import io.linkspan.lab.tsql.query.Queries;
import io.linkspan.lab.tsql.query.Relation;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.query.Variable;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.run.Activation;
import io.linkspan.lab.tsql.run.Compilation;
import io.linkspan.lab.tsql.run.Ddl;
import io.linkspan.lab.tsql.run.Interpreter;
import io.linkspan.lab.tsql.run.Lookup;
import io.linkspan.lab.tsql.run.Silent;
import io.linkspan.lab.tsql.run.SqlSession;
import io.linkspan.lab.tsql.run.TableVariable;
import io.linkspan.lab.tsql.syntax.Batch;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.DefineModule;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Parameter;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Procedures and functions of the user. */
public record Routines(SqlSession session, Activation caller) {

    public DefineModule parse(Module module) {
        return (DefineModule) session.parse(module.text()).statements().getFirst();
    }

    public int procedure(Module module, List<Actual> arguments) {
        Executes executes = new Executes(session, caller);
        executes.demandDepth();
        Batch batch = session.parse(module.text());
        DefineModule parsed = (DefineModule) batch.statements().getFirst();
        Activation inner = new Activation(batch, module.name(), caller.level() + 1);
        List<Runnable> backs = bind(module, parsed.parameters(), arguments, inner);
        int status = executes.run(inner, new Batch(batch.text(), parsed.body(), batch.secrets()), () -> new Interpreter(session, inner).run(parsed.body()));
        inner.temporary().forEach(t -> new Ddl(session, inner).dropTemporary(t));
        backs.forEach(Runnable::run);
        return status;
    }

    private List<Runnable> bind(Module module, List<Parameter> parameters, List<Actual> arguments, Activation inner) {
        List<Runnable> backs = new ArrayList<>();
        if (arguments.size() > parameters.size()) {
            throw ServerError.of(8144, 16, 2, "Procedure or function " + module.name() + " has too many arguments specified.");
        }
        for (Actual named : arguments) {
            if (!named.name().isEmpty() && parameters.stream().noneMatch(p -> p.name().equalsIgnoreCase(named.name()))) {
                throw ServerError.of(8145, 16, 2, named.name() + " is not a parameter for procedure " + module.name() + ".");
            }
        }
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            SqlType type = parameter.type().type();
            Optional<Actual> actual = actual(arguments, parameter, i);
            if (actual.isEmpty() && parameter.initial().isEmpty()) {
                throw ServerError.of(201, 16, 4, "Procedure or function '" + module.name() + "' expects parameter '" + parameter.name() + "', which was not supplied.");
            }
            Object value = actual.map(a -> Optional.ofNullable(Conversions.implicit(a.value(), a.type(), type))).orElseGet(() -> Optional.ofNullable(initial(parameter, inner))).orElse(null);
            Variable variable = new Variable(parameter.name(), type, value);
            inner.declare(variable);
            actual.flatMap(Actual::back).ifPresent(b -> {
                if (!parameter.output()) {
                    throw ServerError.of(8162, 16, 2, "The formal parameter \"" + parameter.name() + "\" was not declared as an OUTPUT parameter, but the actual parameter passed in requested output.");
                }
                backs.add(() -> b.set(type, variable.value()));
            });
        }
        return backs;
    }

    private @Nullable Object initial(Parameter parameter, Activation inner) {
        Typed typed = Queries.scalar(new Lookup(session, inner), parameter.initial().orElseThrow()).to(parameter.type().type());
        return typed.code().of(Frame.of(0, null, session.work()));
    }

    private static Optional<Actual> actual(List<Actual> arguments, Parameter parameter, int place) {
        Optional<Actual> named = arguments.stream().filter(a -> a.name().equalsIgnoreCase(parameter.name())).findFirst();
        return named.or(() -> place < arguments.size() && arguments.get(place).name().isEmpty() ? Optional.of(arguments.get(place)) : Optional.empty()).filter(a -> !a.byDefault());
    }

    public Typed scalar(Module module, List<Typed> arguments) {
        DefineModule parsed = parse(module);
        SqlType type = parsed.returns().orElseThrow().type();
        demandCount(module, parsed, arguments);
        return Typed.of(type, f -> {
            Activation inner = new Activation(session.parse(module.text()), module.name(), caller.level() + 1);
            new Executes(session, caller).demandDepth();
            bind(module, parsed.parameters(), arguments.stream().map(a -> Actual.of(a.type(), a.code().of(f))).toList(), inner);
            session.answering(Silent.SINK, () -> {
                new Compilation(session, inner).check(parsed.body());
                new Interpreter(session, inner).run(parsed.body());
            });
            return Conversions.implicit(inner.result(), inner.resultType(), type);
        });
    }

    /** An inline table function: its query, with the parameters as variables. */
    public Relation table(Module module, List<Typed> arguments) {
        DefineModule parsed = parse(module);
        demandCount(module, parsed, arguments);
        if (parsed.returnsTable().isPresent()) {
            return filled(module, parsed, arguments);
        }
        Query query = parsed.query().orElseThrow();
        Activation inner = new Activation(new Batch("", List.of(), List.of()), module.name(), caller.level() + 1);
        bind(module, parsed.parameters(), arguments.stream().map(a -> Actual.of(a.type(), null)).toList(), inner);
        Compiled compiled = Queries.compile(new Lookup(session, inner), query);
        return new Relation(compiled.columns(), f -> {
            for (int i = 0; i < arguments.size(); i++) {
                Variable variable = inner.variable(parsed.parameters().get(i).name());
                variable.set(Conversions.implicit(arguments.get(i).code().of(f), arguments.get(i).type(), variable.type()));
            }
            return compiled.rows().list(null, session.work());
        }, true);
    }

    /** A multi-statement table function: what its body has put into the variable that it returns. */
    private Relation filled(Module module, DefineModule parsed, List<Typed> arguments) {
        ControlStatement.DeclareTable declared = parsed.returnsTable().orElseThrow();
        TableVariable shape = new Ddl(session, caller).tableVariable(declared);
        return new Relation(shape.table().definition().resultColumns(), f -> {
            new Executes(session, caller).demandDepth();
            Activation inner = new Activation(session.parse(module.text()), module.name(), caller.level() + 1);
            bind(module, parsed.parameters(), arguments.stream().map(a -> Actual.of(a.type(), a.code().of(f))).toList(), inner);
            TableVariable result = new Ddl(session, inner).tableVariable(declared);
            inner.declare(result);
            session.answering(Silent.SINK, () -> {
                new Compilation(session, inner).check(parsed.body());
                new Interpreter(session, inner).run(parsed.body());
            });
            return Lookup.rows(result.table());
        }, true);
    }

    private static void demandCount(Module module, DefineModule parsed, List<Typed> arguments) {
        if (arguments.size() < parsed.parameters().size()) {
            throw ServerError.of(313, 16, 2, "An insufficient number of arguments were supplied for the procedure or function " + module.schema() + "." + module.name() + ".");
        }
        if (arguments.size() > parsed.parameters().size()) {
            throw ServerError.of(8144, 16, 2, "Procedure or function " + module.schema() + "." + module.name() + " has too many arguments specified.");
        }
    }
}
