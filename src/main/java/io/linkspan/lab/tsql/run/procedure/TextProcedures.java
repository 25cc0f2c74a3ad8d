package io.linkspan.lab.tsql.run.procedure;

import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.parser.Parser;
import io.linkspan.lab.tsql.query.Variable;
import io.linkspan.lab.tsql.run.SqlSession;
import io.linkspan.lab.tsql.syntax.DefinitionStatement;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The procedures that run a text: sp_executesql, sp_prepare and its like, and the cursor procedures, which the lab answers by running the text at once and saying so
 * (16954), as the server does where a statement allows no cursor.
 */
record TextProcedures(Executes executes) {

    /** @return empty if it is none of them */
    public Optional<Integer> call(String name, List<Actual> a) {
        return switch (name) {
            case "sp_executesql" -> Optional.of(run(text(a, 0), a.size() > 1 ? text(a, 1) : "", from(a, 2)));
            case "sp_prepare" -> Optional.of(prepare(a, false));
            case "sp_prepexec" -> Optional.of(prepare(a, true));
            case "sp_execute" -> Optional.of(execute(a.getFirst(), from(a, 1)));
            case "sp_unprepare", "sp_cursorunprepare" -> {
                session().handles().remove(a.getFirst().value());
                yield Optional.of(0);
            }
            case "sp_cursoropen" -> Optional.of(direct(text(a, 1), a.size() > 5 ? text(a, 5) : "", from(a, 6)));
            case "sp_cursorprepare" -> Optional.of(prepare(a, false));
            case "sp_cursorprepexec" -> {
                handle(a.getFirst(), session().handles().add(text(a, 2), text(a, 3)));
                yield Optional.of(direct(text(a, 3), text(a, 2), from(a, 7)));
            }
            case "sp_cursorexecute" -> {
                PreparedHandles.Prepared prepared = session().handles().get(a.getFirst().value());
                yield Optional.of(direct(prepared.text(), prepared.parameters(), from(a, 5)));
            }
            case "sp_cursorclose", "sp_cursoroption" -> Optional.of(0);
            case "sp_cursor", "sp_cursorfetch" -> throw ServerError.of(16909, 16, 1, name + ": The cursor identifier value provided (" + (a.isEmpty() ? "" : a.getFirst().text()) + ") is not valid.");
            case "sp_reset_connection" -> {
                session().reset(false, session().out());
                yield Optional.of(0);
            }
            default -> Optional.empty();
        };
    }

    private SqlSession session() {
        return executes.session();
    }

    private static List<Actual> from(List<Actual> all, int index) {
        return all.size() <= index ? List.of() : all.subList(index, all.size());
    }

    private static String text(List<Actual> all, int index) {
        if (index >= all.size()) {
            throw ServerError.of(201, 16, 10, "Procedure or function 'sp_executesql' expects parameter '@statement', which was not supplied.");
        }
        Actual actual = all.get(index);
        if (actual.value() != null && actual.type().kind() != SqlType.Kind.NVARCHAR && actual.type().kind() != SqlType.Kind.NCHAR) {
            throw ServerError.of(214, 16, index == 0 ? 2 : 3, "Procedure expects parameter '" + (index == 0 ? "@statement" : "@params") + "' of type 'ntext/nchar/nvarchar'.");
        }
        return actual.text();
    }

    private static void handle(Actual argument, int handle) {
        argument.back().ifPresent(b -> b.set(SqlType.INT, handle));
    }

    private int prepare(List<Actual> a, boolean execute) {
        String parameters = text(a, 1);
        String statement = text(a, 2);
        Parser.parse(statement);
        handle(a.getFirst(), session().handles().add(parameters, statement));
        return execute ? run(statement, parameters, from(a, 3)) : 0;
    }

    private int execute(Actual handle, List<Actual> values) {
        PreparedHandles.Prepared prepared = session().handles().get(handle.value());
        return run(prepared.text(), prepared.parameters(), values);
    }

    private int direct(String statement, String parameters, List<Actual> values) {
        session().out().info(16954, 1, 10, "Executing SQL directly; no cursor.", 1);
        return run(statement, parameters, values);
    }

    private int run(String statement, String declaration, List<Actual> values) {
        List<DefinitionStatement.Parameter> parameters = parameters(declaration);
        List<Variable> variables = new ArrayList<>();
        List<Runnable> backs = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Actual actual = values.get(i);
            DefinitionStatement.Parameter parameter = actual.name().isEmpty() ? place(parameters, i) : named(parameters, actual.name());
            SqlType type = parameter.type().type();
            Variable variable = new Variable(parameter.name(), type, Conversions.implicit(actual.value(), actual.type(), type));
            variables.add(variable);
            actual.back().ifPresent(b -> backs.add(() -> b.set(variable.type(), variable.value())));
        }
        for (DefinitionStatement.Parameter parameter : parameters) {
            if (variables.stream().noneMatch(v -> v.name().equalsIgnoreCase(parameter.name()))) {
                if (parameter.initial().isEmpty()) {
                    throw ServerError.of(8178, 16, 1, "The parameterized query '(" + declaration + ")" + (statement.length() > 80 ? statement.substring(0, 80) : statement) + "' expects the parameter '" + parameter.name() + "', which was not supplied.");
                }
                variables.add(new Variable(parameter.name(), parameter.type().type(), parameter.initial().map(e -> e instanceof Expression.Literal l ? Conversions.implicit(l.value(), l.type(), parameter.type().type()) : null).orElse(null)));
            }
        }
        String before = session().state().database();
        int status = executes.text(statement, variables, "");
        if (!before.equals(session().state().database())) {
            session().use(before);
        }
        backs.forEach(Runnable::run);
        return status;
    }

    private static DefinitionStatement.Parameter place(List<DefinitionStatement.Parameter> parameters, int index) {
        if (index >= parameters.size()) {
            throw ServerError.of(8144, 16, 2, "Procedure or function sp_executesql has too many arguments specified.");
        }
        return parameters.get(index);
    }

    private static DefinitionStatement.Parameter named(List<DefinitionStatement.Parameter> parameters, String name) {
        return parameters.stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> ServerError.of(8145, 16, 1, name + " is not a parameter for procedure sp_executesql."));
    }

    /** Reads {@code @P0 int,@P1 nvarchar(4000) OUTPUT}. */
    private static List<DefinitionStatement.Parameter> parameters(String declaration) {
        if (declaration.isBlank()) {
            return List.of();
        }
        Statement statement = Parser.parse("CREATE PROCEDURE p " + declaration + " AS RETURN").statements().getFirst();
        return ((DefinitionStatement.DefineModule) statement).parameters();
    }
}
