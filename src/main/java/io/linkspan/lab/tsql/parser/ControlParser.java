package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.ControlStatement.Block;
import io.linkspan.lab.tsql.syntax.ControlStatement.Break;
import io.linkspan.lab.tsql.syntax.ControlStatement.Continue;
import io.linkspan.lab.tsql.syntax.ControlStatement.Declare;
import io.linkspan.lab.tsql.syntax.ControlStatement.DeclareTable;
import io.linkspan.lab.tsql.syntax.ControlStatement.Goto;
import io.linkspan.lab.tsql.syntax.ControlStatement.If;
import io.linkspan.lab.tsql.syntax.ControlStatement.Print;
import io.linkspan.lab.tsql.syntax.ControlStatement.RaiseError;
import io.linkspan.lab.tsql.syntax.ControlStatement.Return;
import io.linkspan.lab.tsql.syntax.ControlStatement.SetVariable;
import io.linkspan.lab.tsql.syntax.ControlStatement.Throw;
import io.linkspan.lab.tsql.syntax.ControlStatement.TryCatch;
import io.linkspan.lab.tsql.syntax.ControlStatement.Use;
import io.linkspan.lab.tsql.syntax.ControlStatement.VariableDeclaration;
import io.linkspan.lab.tsql.syntax.ControlStatement.WaitFor;
import io.linkspan.lab.tsql.syntax.ControlStatement.While;
import io.linkspan.lab.tsql.syntax.Expression.BinaryOperator;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Statement;
import io.linkspan.lab.tsql.syntax.TypeName;
import java.util.List;
import java.util.Optional;

/** Variables, control of flow and messages. The first word of each statement has been read. */
final class ControlParser {

    private final Grammar grammar;
    private final Tokens tokens;
    private int loops;

    ControlParser(Grammar grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    Statement declare(Token first) {
        if (!tokens.at(Kind.VARIABLE)) {
            return grammar.cursors.declare(first);
        }
        tokens.accept("AS");
        int ahead = tokens.peek(1).is("AS") ? 2 : 1;
        if (tokens.peek(ahead).is("TABLE")) {
            return declareTable(first);
        }
        List<VariableDeclaration> variables = tokens.list(() -> {
            String name = tokens.variable();
            tokens.accept("AS");
            TypeName type = tokens.accept("CURSOR") ? new TypeName(ObjectName.of("cursor"), Optional.empty()) : grammar.types.declared();
            return new VariableDeclaration(name, type, tokens.accept("=") ? Optional.of(value()) : Optional.empty());
        });
        return new Declare(tokens.since(first), variables);
    }

    DeclareTable declareTable(Token first) {
        String name = tokens.variable();
        tokens.accept("AS");
        tokens.expect("TABLE");
        TableParser.Elements elements = grammar.tables.elements();
        return new DeclareTable(tokens.since(first), name, elements.columns(), elements.constraints());
    }

    /** SET; an option where no variable follows. */
    Statement set(Token first) {
        if (!tokens.at(Kind.VARIABLE)) {
            return grammar.calls.setOption(first);
        }
        String name = tokens.variable();
        if (tokens.at("=", "CURSOR")) {
            tokens.next();
            return grammar.cursors.definition(first, name);
        }
        Optional<BinaryOperator> operator = grammar.expressions.assignment();
        Expression value = value();
        return new SetVariable(tokens.since(first), name, operator, value);
    }

    Statement ifStatement(Token first) {
        Expression condition = grammar.expressions.condition();
        Statement then = grammar.statements.statement();
        if (tokens.at(";", "ELSE")) {
            tokens.next();
        }
        Optional<Statement> otherwise = tokens.accept("ELSE") ? Optional.of(grammar.statements.statement()) : Optional.empty();
        return new If(tokens.since(first), condition, then, otherwise);
    }

    Statement whileStatement(Token first) {
        Expression condition = grammar.expressions.condition();
        loops++;
        Statement body = grammar.statements.statement();
        loops--;
        return new While(tokens.since(first), condition, body);
    }

    Statement leave(Token word) {
        if (loops == 0) {
            throw SyntaxErrors.outsideLoop(word.upper(), word.line());
        }
        return word.is("BREAK") ? new Break(tokens.since(word)) : new Continue(tokens.since(word));
    }

    Statement begin(Token first) {
        if (tokens.atAny("TRAN", "TRANSACTION", "DISTRIBUTED")) {
            return grammar.cursors.beginTransaction(first);
        }
        if (tokens.accept("TRY")) {
            List<Statement> body = grammar.statements.until("END");
            tokens.expect("END", "TRY");
            tokens.accept(";");
            tokens.expect("BEGIN", "CATCH");
            List<Statement> handler = grammar.statements.until("END");
            tokens.expect("END", "CATCH");
            return new TryCatch(tokens.since(first), body, handler);
        }
        List<Statement> statements = grammar.statements.until("END");
        if (statements.isEmpty()) {
            throw tokens.error();
        }
        tokens.expect("END");
        return new Block(tokens.since(first), statements);
    }

    Statement gotoLabel(Token first) {
        String label = tokens.name();
        grammar.statements.jumps(label, first.line());
        return new Goto(tokens.since(first), label);
    }

    Statement returns(Token first) {
        Token next = tokens.peek();
        boolean bare = tokens.atEnd() || next.is(";") || next.isReserved() && !tokens.atAny("CASE", "NULL", "CONVERT", "COALESCE", "NULLIF", "LEFT", "RIGHT");
        Optional<Expression> value = bare || next.kind() == Kind.WORD && tokens.peek(1).is(":") ? Optional.empty() : Optional.of(value());
        return new Return(tokens.since(first), value);
    }

    Statement waitFor(Token first) {
        boolean delay = tokens.expectAny("DELAY", "TIME").equals("DELAY");
        if (!tokens.peek().isString() && !tokens.at(Kind.VARIABLE)) {
            throw tokens.error();
        }
        Expression time = value();
        return new WaitFor(tokens.since(first), delay, time);
    }

    Statement use(Token first) {
        String database = tokens.name();
        return new Use(tokens.since(first), database);
    }

    Statement print(Token first) {
        Expression message = value();
        return new Print(tokens.since(first), message);
    }

    Statement raiseError(Token first) {
        List<Expression> arguments = tokens.parenthesized(grammar.constants::value);
        if (arguments.size() < 3) {
            throw SyntaxErrors.near(tokens.last());
        }
        List<String> options = tokens.accept("WITH") ? tokens.list(() -> tokens.expectAny("NOWAIT", "LOG", "SETERROR")) : List.of();
        return new RaiseError(tokens.since(first), arguments.get(0), arguments.get(1), arguments.get(2), List.copyOf(arguments.subList(3, arguments.size())), options);
    }

    Statement throwStatement(Token first) {
        boolean bare = !tokens.at(Kind.INTEGER) && !tokens.at(Kind.VARIABLE);
        List<Expression> arguments = bare ? List.of() : tokens.list(grammar.constants::value);
        if (!bare && arguments.size() != 3) {
            throw tokens.error();
        }
        return new Throw(tokens.since(first), arguments);
    }

    private Expression value() {
        return grammar.expressions.value();
    }
}
