package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.ControlStatement.Label;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Statements one after the other; the first word says which parser reads on. */
final class StatementParser {

    private final Grammar grammar;
    private final Tokens tokens;
    private final Set<String> labels = new HashSet<>();
    private final Map<String, Integer> jumps = new HashMap<>();

    StatementParser(Grammar grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    List<Statement> batch() {
        List<Statement> statements = new ArrayList<>();
        if (tokens.peek().isName() && !tokens.at("THROW") && !tokens.peek(1).is(":") && !startsWithName()) {
            statements.add(grammar.calls.call(tokens.peek(), Optional.empty()));
        }
        read(statements, "");
        jumps.forEach((label, line) -> {
            if (!labels.contains(label)) {
                throw SyntaxErrors.gotoUnknown(label, line);
            }
        });
        return List.copyOf(statements);
    }

    /** ENABLE TRIGGER and DISABLE TRIGGER begin with words that are not reserved. */
    private boolean startsWithName() {
        return tokens.atAny("ENABLE", "DISABLE") && tokens.peek(1).is("TRIGGER");
    }

    /** Statements up to a word that ends them, which stays unread; with an empty word up to the end of the batch. */
    List<Statement> until(String word) {
        List<Statement> statements = new ArrayList<>();
        read(statements, word);
        return List.copyOf(statements);
    }

    private void read(List<Statement> statements, String end) {
        while (true) {
            boolean terminated = statements.isEmpty() || tokens.at(";") || statements.getLast() instanceof Label;
            while (tokens.accept(";")) {
                terminated = true;
            }
            if (end.isEmpty() ? tokens.atEnd() : tokens.at(end) && !tokens.at("END", "CONVERSATION")) {
                return;
            }
            if (!terminated && tokens.at("WITH")) {
                throw SyntaxErrors.withNeedsSemicolon(tokens.peek());
            }
            if (!terminated && tokens.at("THROW")) {
                throw tokens.error();
            }
            statements.add(statement());
        }
    }

    void jumps(String label, int line) {
        jumps.putIfAbsent(label.toLowerCase(Locale.ROOT), line);
    }

    Statement statement() {
        return tokens.nested(this::one);
    }

    private Statement one() {
        Token first = tokens.peek();
        if (first.kind() == Kind.WORD && !first.isReserved() && tokens.peek(1).is(":")) {
            return label(first);
        }
        if (tokens.atAny("SELECT", "INSERT", "DELETE", "MERGE", "WITH", "(") || tokens.at("UPDATE") && !tokens.peek(1).is("STATISTICS")) {
            return grammar.data.statement(first);
        }
        tokens.next();
        return switch (first.upper()) {
            case "DECLARE" -> grammar.control.declare(first);
            case "SET" -> grammar.control.set(first);
            case "IF" -> grammar.control.ifStatement(first);
            case "WHILE" -> grammar.control.whileStatement(first);
            case "BREAK", "CONTINUE" -> grammar.control.leave(first);
            case "BEGIN" -> grammar.control.begin(first);
            case "GOTO" -> grammar.control.gotoLabel(first);
            case "RETURN" -> grammar.control.returns(first);
            case "WAITFOR" -> grammar.control.waitFor(first);
            case "USE" -> grammar.control.use(first);
            case "PRINT" -> grammar.control.print(first);
            case "RAISERROR" -> grammar.control.raiseError(first);
            case "THROW" -> grammar.control.throwStatement(first);
            case "EXEC", "EXECUTE" -> grammar.calls.execute(first);
            case "REVERT" -> grammar.calls.revert(first);
            case "COMMIT" -> grammar.cursors.commit(first);
            case "ROLLBACK" -> grammar.cursors.rollback(first);
            case "SAVE" -> grammar.cursors.save(first);
            case "FETCH" -> grammar.cursors.fetch(first);
            case "DEALLOCATE" -> grammar.cursors.deallocate(first);
            case "TRUNCATE" -> grammar.data.truncate(first);
            default -> administration(first);
        };
    }

    private Statement administration(Token first) {
        boolean key = tokens.at("MASTER", "KEY") || tokens.at("SYMMETRIC", "KEY") || tokens.at("ALL");
        return switch (first.upper()) {
            case "CREATE" -> grammar.definitions.create(first);
            case "ALTER" -> grammar.definitions.alter(first);
            case "UPDATE" -> grammar.objects.updateStatistics(first);
            case "ENABLE", "DISABLE" -> grammar.objects.switchTrigger(first);
            case "OPEN" -> key ? grammar.administration.statement(first) : grammar.cursors.open(first);
            case "CLOSE" -> key ? grammar.administration.statement(first) : grammar.cursors.close(first);
            default -> grammar.administration.statement(first);
        };
    }

    private Statement label(Token first) {
        String name = tokens.next().text();
        tokens.next();
        if (!labels.add(name.toLowerCase(Locale.ROOT))) {
            throw SyntaxErrors.labelTwice(name, first.line());
        }
        return new Label(tokens.since(first), name);
    }
}
