package io.linkspan.lab.tsql.parser.admin;

import io.linkspan.lab.tsql.parser.token.Literals;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.ServerStatement.AlterResourceGovernor;
import io.linkspan.lab.tsql.syntax.ServerStatement.AlterServer;
import io.linkspan.lab.tsql.syntax.ServerStatement.Checkpoint;
import io.linkspan.lab.tsql.syntax.ServerStatement.Dbcc;
import io.linkspan.lab.tsql.syntax.ServerStatement.Kill;
import io.linkspan.lab.tsql.syntax.ServerStatement.Reconfigure;
import io.linkspan.lab.tsql.syntax.ServerStatement.Shutdown;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Commands to the server as a whole: KILL, CHECKPOINT, RECONFIGURE, DBCC and their like. */
final class ServerParser {

    private final AdministrationParser grammar;
    private final Tokens tokens;

    ServerParser(AdministrationParser grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    Statement kill(Token first) {
        if (!tokens.at(Kind.INTEGER) && !tokens.peek().isString()) {
            throw tokens.error();
        }
        Expression session = grammar.constants.value();
        boolean status = tokens.accept("WITH");
        if (status) {
            tokens.expect("STATUSONLY");
        }
        return new Kill(tokens.since(first), session, status);
    }

    Statement checkpoint(Token first) {
        Optional<Expression> seconds = tokens.at(Kind.INTEGER) ? Optional.of(grammar.constants.value()) : Optional.empty();
        return new Checkpoint(tokens.since(first), seconds);
    }

    Statement reconfigure(Token first) {
        boolean override = tokens.accept("WITH");
        if (override) {
            tokens.expect("OVERRIDE");
        }
        return new Reconfigure(tokens.since(first), override);
    }

    Statement shutdown(Token first) {
        boolean noWait = tokens.accept("WITH");
        if (noWait) {
            tokens.expect("NOWAIT");
        }
        return new Shutdown(tokens.since(first), noWait);
    }

    Statement dbcc(Token first) {
        String command = tokens.anyName().toUpperCase(Locale.ROOT);
        List<Expression> arguments = List.of();
        if (tokens.accept("(")) {
            arguments = tokens.at(")") ? List.of() : tokens.list(this::argument);
            tokens.expect(")");
        }
        List<Option> options = tokens.accept("WITH") ? tokens.list(this::option) : List.of();
        return new Dbcc(tokens.since(first), command, arguments, options);
    }

    /** Also a bare word, reserved or not, and a name of several parts. */
    private Expression argument() {
        if (tokens.at(Kind.WORD) || tokens.at(Kind.QUOTED)) {
            return tokens.at("NULL") ? grammar.constants.value() : Literals.unicode(tokens.peek().isName() ? tokens.objectName().toString() : tokens.anyName());
        }
        return grammar.constants.value();
    }

    private Option option() {
        String name = tokens.anyName().toUpperCase(Locale.ROOT);
        return tokens.accept("=") ? Option.value(name, grammar.constants.value()) : Option.word(name);
    }

    /** After ALTER RESOURCE. */
    Statement resourceGovernor(Token first) {
        tokens.expect("GOVERNOR");
        String action = tokens.expectAny("RECONFIGURE", "DISABLE", "RESET", "WITH");
        List<Option> options = action.equals("WITH") ? grammar.options.list() : List.of();
        if (action.equals("RESET")) {
            tokens.expect("STATISTICS");
        }
        return new AlterResourceGovernor(tokens.since(first), action.equals("RESET") ? "RESET STATISTICS" : action, options);
    }

    /** After ALTER SERVER CONFIGURATION. */
    Statement configuration(Token first) {
        tokens.expect("SET");
        Option option = grammar.options.option();
        return new AlterServer(tokens.since(first), List.of(option));
    }
}
