package io.linkspan.lab.tsql.syntax;

import io.linkspan.lab.tsql.syntax.DefinitionStatement.ColumnDefinition;
import io.linkspan.lab.tsql.syntax.DefinitionStatement.Constraint;
import io.linkspan.lab.tsql.syntax.Expression.BinaryOperator;
import java.util.List;
import java.util.Optional;

/** Variables, control of flow, calls, messages and session options. */
public sealed interface ControlStatement extends Statement {

    record Block(Place place, List<Statement> statements) implements ControlStatement {
    }

    record If(Place place, Expression condition, Statement then, Optional<Statement> otherwise) implements ControlStatement {
    }

    record While(Place place, Expression condition, Statement body) implements ControlStatement {
    }

    record Break(Place place) implements ControlStatement {
    }

    record Continue(Place place) implements ControlStatement {
    }

    record Return(Place place, Optional<Expression> value) implements ControlStatement {
    }

    record TryCatch(Place place, List<Statement> body, List<Statement> handler) implements ControlStatement {
    }

    record Goto(Place place, String label) implements ControlStatement {
    }

    record Label(Place place, String name) implements ControlStatement {
    }

    /** WAITFOR DELAY or TIME. */
    record WaitFor(Place place, boolean delay, Expression time) implements ControlStatement {
    }

    record Declare(Place place, List<VariableDeclaration> variables) implements ControlStatement {
    }

    record VariableDeclaration(String name, TypeName type, Optional<Expression> initial) {
    }

    record DeclareTable(Place place, String name, List<ColumnDefinition> columns, List<Constraint> constraints) implements ControlStatement {
    }

    /** {@code operator} for {@code +=} and its like. */
    record SetVariable(Place place, String name, Optional<BinaryOperator> operator, Expression value) implements ControlStatement {
    }

    /**
     * SET with a session option: {@code NOCOUNT} with the word ON, {@code TRANSACTION ISOLATION LEVEL} with the words READ COMMITTED,
     * {@code LOCK_TIMEOUT} with a value, {@code IDENTITY_INSERT} with a table.
     */
    record SetOption(Place place, List<Option> options, Optional<ObjectName> table) implements ControlStatement {
    }

    record Use(Place place, String database) implements ControlStatement {
    }

    record Print(Place place, Expression message) implements ControlStatement {
    }

    /** @param options LOG, NOWAIT, SETERROR */
    record RaiseError(Place place, Expression message, Expression severity, Expression state, List<Expression> arguments, List<String> options)
            implements ControlStatement {
    }

    /** Number, message and state, or nothing to throw again. */
    record Throw(Place place, List<Expression> arguments) implements ControlStatement {
    }

    /**
     * @param status    the variable that takes the return value
     * @param procedure its name; one part that begins with @ is the variable that holds the name
     */
    record Execute(Place place, Optional<String> status, ObjectName procedure, List<Argument> arguments) implements ControlStatement {
    }

    record Argument(Optional<String> name, Expression value, boolean output) {
    }

    /** {@code EXEC ('text' + @more) [AS LOGIN|USER = 'name'] [AT server]}. */
    record ExecuteText(Place place, Expression text, Optional<String> asUser, Optional<String> server) implements ControlStatement {
    }

    /** @param kind LOGIN, USER, CALLER, SELF or OWNER */
    record ExecuteAs(Place place, String kind, Optional<Expression> name, boolean noRevert) implements ControlStatement {
    }

    record Revert(Place place) implements ControlStatement {
    }
}
