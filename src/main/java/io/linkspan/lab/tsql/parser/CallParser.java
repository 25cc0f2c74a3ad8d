package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.ControlStatement.Argument;
import io.linkspan.lab.tsql.syntax.ControlStatement.Execute;
import io.linkspan.lab.tsql.syntax.ControlStatement.ExecuteAs;
import io.linkspan.lab.tsql.syntax.ControlStatement.ExecuteText;
import io.linkspan.lab.tsql.syntax.ControlStatement.Revert;
import io.linkspan.lab.tsql.syntax.ControlStatement.SetOption;
import io.linkspan.lab.tsql.syntax.Expression.DefaultValue;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** EXECUTE in its forms, and SET with an option. */
final class CallParser {

    private static final Set<String> SWITCHES = Set.of("ANSI_DEFAULTS", "ANSI_NULLS", "ANSI_NULL_DFLT_OFF", "ANSI_NULL_DFLT_ON", "ANSI_PADDING", "ANSI_WARNINGS",
            "ARITHABORT", "ARITHIGNORE", "CONCAT_NULL_YIELDS_NULL", "CURSOR_CLOSE_ON_COMMIT", "FMTONLY", "FORCEPLAN", "IMPLICIT_TRANSACTIONS", "NOCOUNT",
            "NOEXEC", "NUMERIC_ROUNDABORT", "PARSEONLY", "QUOTED_IDENTIFIER", "REMOTE_PROC_TRANSACTIONS", "SHOWPLAN_ALL", "SHOWPLAN_TEXT", "SHOWPLAN_XML",
            "XACT_ABORT", "NO_BROWSETABLE");
    private static final Set<String> VALUED = Set.of("LOCK_TIMEOUT", "ROWCOUNT", "TEXTSIZE", "DATEFIRST", "DATEFORMAT", "LANGUAGE", "DEADLOCK_PRIORITY",
            "CONTEXT_INFO", "QUERY_GOVERNOR_COST_LIMIT", "FIPS_FLAGGER");

    private final Grammar grammar;
    private final Tokens tokens;

    CallParser(Grammar grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    /** EXEC and EXECUTE. */
    Statement execute(Token first) {
        if (tokens.at("(")) {
            return text(first);
        }
        if (tokens.accept("AS")) {
            return as(first);
        }
        Optional<String> status = tokens.at(Kind.VARIABLE) && tokens.peek(1).is("=") ? Optional.of(tokens.variable()) : Optional.empty();
        status.ifPresent(v -> tokens.expect("="));
        return call(first, status);
    }

    /** A procedure call from its name on. */
    Statement call(Token first, Optional<String> status) {
        ObjectName procedure = tokens.at(Kind.VARIABLE) ? ObjectName.of(tokens.variable()) : tokens.objectName();
        if (tokens.at(";") && tokens.peek(1).kind() == Kind.INTEGER) {
            tokens.next();
            tokens.integer();
        }
        List<Argument> arguments = startsArgument() ? arguments() : List.of();
        if (tokens.accept("WITH")) {
            tokens.expectAny("RECOMPILE", "RESULT");
            if (tokens.last().is("RESULT")) {
                tokens.expect("SETS");
                tokens.expectAny("UNDEFINED", "NONE");
            }
        }
        return new Execute(tokens.since(first), status, procedure, arguments);
    }

    private boolean startsArgument() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case SIGN -> token.is("-") || token.is("+");
            case WORD -> token.is("NULL") || token.is("DEFAULT") || !token.isReserved() && !tokens.peek(1).is(":");
            case END -> false;
            default -> true;
        };
    }

    private List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        boolean named = false;
        do {
            int line = tokens.line();
            Optional<String> name = tokens.at(Kind.VARIABLE) && tokens.peek(1).is("=") ? Optional.of(tokens.variable()) : Optional.empty();
            name.ifPresent(n -> tokens.expect("="));
            if (named && name.isEmpty()) {
                throw SyntaxErrors.positionalAfterNamed(arguments.size() + 1, line);
            }
            named = name.isPresent();
            Expression value = tokens.accept("DEFAULT") ? new DefaultValue() : grammar.constants.value();
            boolean output = !tokens.acceptAny("OUTPUT", "OUT").isEmpty();
            arguments.add(new Argument(name, value, output));
        } while (tokens.accept(","));
        return List.copyOf(arguments);
    }

    private Statement text(Token first) {
        Expression text = tokens.parenthesized(grammar.expressions::value).getFirst();
        Optional<String> user = Optional.empty();
        if (tokens.accept("AS")) {
            tokens.expectAny("LOGIN", "USER");
            tokens.expect("=");
            user = Optional.of(tokens.string());
        }
        Optional<String> server = tokens.accept("AT") ? Optional.of(tokens.name()) : Optional.empty();
        return new ExecuteText(tokens.since(first), text, user, server);
    }

    private Statement as(Token first) {
        String kind = tokens.expectAny("LOGIN", "USER", "CALLER", "SELF", "OWNER");
        Optional<Expression> name = tokens.accept("=") ? Optional.of(grammar.constants.value()) : Optional.empty();
        boolean noRevert = tokens.accept("WITH") && !tokens.expectAny("NO", "COOKIE").equals("COOKIE");
        if (noRevert) {
            tokens.expect("REVERT");
        } else if (tokens.last().is("COOKIE")) {
            tokens.expect("INTO");
            tokens.variable();
        }
        return new ExecuteAs(tokens.since(first), kind, name, noRevert);
    }

    Statement revert(Token first) {
        if (tokens.accept("WITH")) {
            tokens.expect("COOKIE", "=");
            tokens.variable();
        }
        return new Revert(tokens.since(first));
    }

    Statement setOption(Token first) {
        if (tokens.accept("TRANSACTION")) {
            tokens.expect("ISOLATION", "LEVEL");
            String level = tokens.expectAny("READ", "REPEATABLE", "SNAPSHOT", "SERIALIZABLE");
            String rest = level.equals("READ") ? tokens.expectAny("UNCOMMITTED", "COMMITTED") : level.equals("REPEATABLE") ? tokens.expectAny("READ") : "";
            Option option = rest.isEmpty() ? Option.word("TRANSACTION ISOLATION LEVEL", level) : Option.word("TRANSACTION ISOLATION LEVEL", level, rest);
            return option(first, List.of(option));
        }
        if (tokens.accept("IDENTITY_INSERT")) {
            ObjectName table = tokens.objectName();
            Option option = Option.word("IDENTITY_INSERT", tokens.expectAny("ON", "OFF"));
            return new SetOption(tokens.since(first), List.of(option), Optional.of(table));
        }
        if (tokens.accept("STATISTICS")) {
            String kind = tokens.list(() -> tokens.expectAny("IO", "TIME", "XML", "PROFILE")).getFirst();
            return option(first, List.of(Option.word("STATISTICS " + kind, tokens.expectAny("ON", "OFF"))));
        }
        if (tokens.at(Kind.WORD) && VALUED.contains(tokens.peek().upper())) {
            String name = tokens.next().upper();
            return option(first, List.of(Option.value(name, grammar.constants.value())));
        }
        List<String> names = tokens.list(() -> {
            Token name = tokens.next();
            if (name.kind() != Kind.WORD) {
                throw SyntaxErrors.near(name);
            }
            if (!SWITCHES.contains(name.upper())) {
                throw SyntaxErrors.unknownSetOption(name.text(), name.line());
            }
            return name.text().toUpperCase(Locale.ROOT);
        });
        String value = tokens.expectAny("ON", "OFF");
        return option(first, names.stream().map(name -> Option.word(name, value)).toList());
    }

    private Statement option(Token first, List<Option> options) {
        return new SetOption(tokens.since(first), options, Optional.empty());
    }
}
