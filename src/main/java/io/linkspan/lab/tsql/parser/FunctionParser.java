package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.parser.token.Keywords;
import io.linkspan.lab.tsql.parser.token.Literals;
import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.Expression.Bound;
import io.linkspan.lab.tsql.syntax.Expression.BoundKind;
import io.linkspan.lab.tsql.syntax.Expression.Call;
import io.linkspan.lab.tsql.syntax.Expression.Case;
import io.linkspan.lab.tsql.syntax.Expression.Cast;
import io.linkspan.lab.tsql.syntax.Expression.Frame;
import io.linkspan.lab.tsql.syntax.Expression.NextValue;
import io.linkspan.lab.tsql.syntax.Expression.OrderItem;
import io.linkspan.lab.tsql.syntax.Expression.When;
import io.linkspan.lab.tsql.syntax.Expression.Window;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Function calls, and what looks like one: CASE, CAST, CONVERT, IIF, NEXT VALUE FOR and the ODBC escapes. */
final class FunctionParser {

    private static final Set<String> SPECIAL = Set.of("CAST", "TRY_CAST", "CONVERT", "TRY_CONVERT", "PARSE", "TRY_PARSE", "IIF", "TRIM");

    private final Grammar grammar;
    private final Tokens tokens;

    FunctionParser(Grammar grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    /** True where a form begins that is not written like a call. */
    boolean isSpecial(Token token) {
        return SPECIAL.contains(token.upper()) && tokens.peek(1).is("(") || tokens.at("NEXT", "VALUE", "FOR") || Keywords.BARE_FUNCTIONS.contains(token.upper());
    }

    Expression special() {
        Token token = tokens.next();
        return switch (token.upper()) {
            case "CASE" -> caseForm();
            case "NEXT" -> {
                tokens.expect("VALUE", "FOR");
                yield new NextValue(tokens.objectName());
            }
            case "CAST", "TRY_CAST", "PARSE", "TRY_PARSE" -> cast(token.upper().startsWith("TRY"));
            case "CONVERT", "TRY_CONVERT" -> convert(token.upper().startsWith("TRY"));
            case "IIF" -> iif();
            case "TRIM" -> trim(token);
            default -> new Call(ObjectName.of(token.text()), List.of(), false, false, Optional.empty(), List.of());
        };
    }

    private Expression caseForm() {
        Optional<Expression> input = tokens.at("WHEN") ? Optional.empty() : Optional.of(value());
        List<When> whens = new ArrayList<>();
        do {
            tokens.expect("WHEN");
            Expression test = input.isPresent() ? value() : grammar.expressions.condition();
            tokens.expect("THEN");
            whens.add(new When(test, value()));
        } while (tokens.at("WHEN"));
        Optional<Expression> otherwise = tokens.accept("ELSE") ? Optional.of(value()) : Optional.empty();
        tokens.expect("END");
        return new Case(input, List.copyOf(whens), otherwise);
    }

    private Expression cast(boolean tries) {
        tokens.expect("(");
        Expression value = value();
        tokens.expect("AS");
        SqlType type = grammar.types.target();
        if (tokens.accept("USING")) {
            value();
        }
        tokens.expect(")");
        return new Cast(value, type, Optional.empty(), tries);
    }

    private Expression convert(boolean tries) {
        tokens.expect("(");
        SqlType type = grammar.types.target();
        tokens.expect(",");
        Expression value = value();
        Optional<Expression> style = tokens.accept(",") ? Optional.of(value()) : Optional.empty();
        tokens.expect(")");
        return new Cast(value, type, style, tries);
    }

    private Expression iif() {
        tokens.expect("(");
        Expression test = grammar.expressions.condition();
        tokens.expect(",");
        Expression yes = value();
        tokens.expect(",");
        Expression no = value();
        tokens.expect(")");
        return new Case(Optional.empty(), List.of(new When(test, yes)), Optional.of(no));
    }

    /** TRIM([characters FROM] text): the text is the first argument of the call, as of LTRIM. */
    private Expression trim(Token name) {
        tokens.expect("(");
        List<Expression> arguments = new ArrayList<>(List.of(value()));
        if (tokens.accept("FROM")) {
            arguments.addFirst(value());
        }
        tokens.expect(")");
        return new Call(ObjectName.of(name.text()), List.copyOf(arguments), false, false, Optional.empty(), List.of());
    }

    /** A call whose name has been read. */
    Expression call(ObjectName name, int line) {
        tokens.expect("(");
        boolean star = tokens.at("*") && tokens.peek(1).is(")") && tokens.accept("*");
        boolean distinct = tokens.accept("DISTINCT");
        tokens.accept("ALL");
        List<Expression> arguments = star || tokens.at(")") ? List.of() : arguments(name, line);
        tokens.expect(")");
        List<OrderItem> order = List.of();
        if (tokens.accept("WITHIN", "GROUP")) {
            tokens.expect("(", "ORDER", "BY");
            order = grammar.expressions.orderItems();
            tokens.expect(")");
        }
        return new Call(name, arguments, distinct, star, tokens.accept("OVER") ? Optional.of(window()) : Optional.empty(), order);
    }

    private List<Expression> arguments(ObjectName name, int line) {
        if (name.parts().size() > 1 || !Keywords.DATE_PART_FUNCTIONS.contains(name.upper())) {
            return tokens.list(this::argument);
        }
        if (!tokens.at(Kind.WORD) && !tokens.at(Kind.QUOTED)) {
            throw SyntaxErrors.datePart(name.name().toLowerCase(Locale.ROOT), line);
        }
        List<Expression> arguments = new ArrayList<>(List.of(Literals.varchar(tokens.next().text())));
        while (tokens.accept(",")) {
            arguments.add(value());
        }
        return List.copyOf(arguments);
    }

    /** DEFAULT may stand for an argument of a function of the user. */
    private Expression argument() {
        return tokens.accept("DEFAULT") ? new Expression.DefaultValue() : value();
    }

    private Window window() {
        tokens.expect("(");
        List<Expression> partition = tokens.accept("PARTITION", "BY") ? grammar.expressions.values() : List.of();
        List<OrderItem> order = tokens.acceptBy("ORDER") ? grammar.expressions.orderItems() : List.of();
        Optional<Frame> frame = tokens.atAny("ROWS", "RANGE") ? Optional.of(frame()) : Optional.empty();
        tokens.expect(")");
        return new Window(partition, order, frame);
    }

    private Frame frame() {
        boolean rows = tokens.next().is("ROWS");
        if (!tokens.accept("BETWEEN")) {
            return new Frame(rows, bound(), new Bound(BoundKind.CURRENT_ROW, Optional.empty()));
        }
        Bound from = bound();
        tokens.expect("AND");
        return new Frame(rows, from, bound());
    }

    private Bound bound() {
        if (tokens.accept("CURRENT", "ROW")) {
            return new Bound(BoundKind.CURRENT_ROW, Optional.empty());
        }
        Optional<Expression> offset = tokens.accept("UNBOUNDED") ? Optional.empty() : Optional.of(value());
        boolean preceding = tokens.expectAny("PRECEDING", "FOLLOWING").equals("PRECEDING");
        return offset.isPresent() ? new Bound(preceding ? BoundKind.PRECEDING : BoundKind.FOLLOWING, offset)
                : new Bound(preceding ? BoundKind.UNBOUNDED_PRECEDING : BoundKind.UNBOUNDED_FOLLOWING, offset);
    }

    /** {@code {fn f(x)}}, {@code {d '…'}}, {@code {t '…'}}, {@code {ts '…'}}; the brace has been read. */
    Expression escape() {
        Expression value = switch (tokens.expectAny("FN", "D", "T", "TS", "GUID")) {
            case "FN" -> value();
            case "GUID" -> new Cast(Literals.of(tokens.next()), SqlType.UNIQUEIDENTIFIER, Optional.empty(), false);
            default -> new Cast(Literals.of(tokens.next()), SqlType.DATETIME, Optional.empty(), false);
        };
        tokens.expect("}");
        return value;
    }

    private Expression value() {
        return grammar.expressions.value();
    }
}
