package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.token.Keywords;
import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Query.Apply;
import io.linkspan.lab.tsql.syntax.Query.Derived;
import io.linkspan.lab.tsql.syntax.Query.FromItem;
import io.linkspan.lab.tsql.syntax.Query.Join;
import io.linkspan.lab.tsql.syntax.Query.JoinKind;
import io.linkspan.lab.tsql.syntax.Query.JsonColumn;
import io.linkspan.lab.tsql.syntax.Query.Rows;
import io.linkspan.lab.tsql.syntax.Query.Table;
import io.linkspan.lab.tsql.syntax.Query.TableFunction;
import io.linkspan.lab.tsql.syntax.Query.TableVariable;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The FROM clause (T-SQL reference, FROM), and the targets of INSERT, UPDATE, DELETE and MERGE. */
final class FromParser {

    /** Words that follow a target or a table and are no alias, though not reserved. */
    private static final Set<String> NO_ALIAS = Set.of("USING", "OUTPUT", "PIVOT", "UNPIVOT");

    private final Grammar grammar;
    private final Tokens tokens;

    FromParser(Grammar grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    List<FromItem> items() {
        return tokens.list(this::joined);
    }

    private FromItem joined() {
        return tokens.nested(() -> joins(primary()));
    }

    private FromItem joins(FromItem first) {
        FromItem left = first;
        for (int n = 0; ; n++) {
            tokens.checkChain(n);
            if (tokens.accept("CROSS", "JOIN")) {
                left = new Join(JoinKind.CROSS, left, primary(), Optional.empty());
            } else if (tokens.at("CROSS", "APPLY") || tokens.at("OUTER", "APPLY")) {
                boolean outer = tokens.next().is("OUTER");
                tokens.next();
                left = new Apply(outer, left, primary());
            } else if (tokens.atAny("JOIN", "INNER", "LEFT", "RIGHT", "FULL")) {
                left = qualified(left);
            } else {
                return left;
            }
        }
    }

    private FromItem qualified(FromItem left) {
        String word = tokens.acceptAny("INNER", "LEFT", "RIGHT", "FULL");
        JoinKind kind = word.isEmpty() ? JoinKind.INNER : JoinKind.valueOf(word);
        if (kind != JoinKind.INNER) {
            tokens.accept("OUTER");
        }
        if (!word.isEmpty()) {
            tokens.acceptAny("LOOP", "HASH", "MERGE", "REMOTE");
        }
        tokens.expect("JOIN");
        FromItem right = joined();
        tokens.expect("ON");
        return new Join(kind, left, right, Optional.of(grammar.expressions.condition()));
    }

    private FromItem primary() {
        FromItem item = simple();
        while (tokens.atAny("PIVOT", "UNPIVOT") && tokens.peek(1).is("(")) {
            item = tokens.next().is("PIVOT") ? pivot(item) : unpivot(item);
        }
        return item;
    }

    private FromItem pivot(FromItem input) {
        tokens.expect("(");
        if (!(grammar.expressions.value() instanceof Expression.Call aggregate)) {
            throw tokens.error();
        }
        tokens.expect("FOR");
        int line = tokens.line();
        Expression.ColumnRef by = ExpressionParser.column(tokens.objectName().parts(), line);
        tokens.expect("IN");
        List<String> values = tokens.parenthesized(tokens::name);
        tokens.expect(")");
        return new Query.Pivot(input, aggregate, by, values, requiredAlias());
    }

    private FromItem unpivot(FromItem input) {
        tokens.expect("(");
        String value = tokens.name();
        tokens.expect("FOR");
        String name = tokens.name();
        tokens.expect("IN");
        List<String> columns = tokens.parenthesized(tokens::name);
        tokens.expect(")");
        return new Query.Unpivot(input, value, name, columns, requiredAlias());
    }

    private FromItem simple() {
        if (tokens.at(Kind.VARIABLE) && tokens.peek(1).is(".")) {
            Expression.Variable variable = new Expression.Variable(tokens.variable());
            tokens.expect(".");
            if (!tokens.next().text().equals("nodes")) {
                throw tokens.error();
            }
            return nodes(variable);
        }
        if (tokens.at(Kind.VARIABLE)) {
            return new TableVariable(tokens.variable(), alias());
        }
        if (!tokens.at("(")) {
            return named();
        }
        tokens.next();
        if (tokens.at("VALUES")) {
            return values();
        }
        if (tokens.at("SELECT")) {
            Query query = tokens.nested(grammar.queries::query);
            tokens.expect(")");
            String alias = requiredAlias();
            return new Derived(query, alias, columns());
        }
        FromItem inner = joined();
        tokens.expect(")");
        return inner;
    }

    private FromItem nodes(Expression value) {
        List<Expression> arguments = tokens.parenthesized(grammar.expressions::value);
        String alias = requiredAlias();
        return new Query.XmlNodes(value, arguments, alias, tokens.parenthesized(tokens::name).getFirst());
    }

    private FromItem values() {
        List<List<Expression>> rows = rows();
        tokens.expect(")");
        String alias = requiredAlias();
        return new Rows(rows, alias, columns());
    }

    /** VALUES (…), (…): every row as long as the first. */
    List<List<Expression>> rows() {
        int line = tokens.line();
        tokens.expect("VALUES");
        List<List<Expression>> rows = tokens.list(() -> tokens.parenthesized(() -> tokens.accept("DEFAULT") ? new Expression.DefaultValue() : grammar.expressions.value()));
        if (rows.stream().anyMatch(row -> row.size() != rows.getFirst().size())) {
            throw SyntaxErrors.rowLength(line);
        }
        return rows;
    }

    private FromItem named() {
        int line = tokens.line();
        ObjectName name = tokens.objectName();
        if (tokens.at("(") && ExpressionParser.isXmlMethod(name) && name.name().equals("nodes")) {
            return nodes(ExpressionParser.column(name.parts().subList(0, name.parts().size() - 1), line));
        }
        if (tokens.at("(") && !Keywords.HINTS.contains(tokens.peek(1).upper())) {
            return function(name, line);
        }
        Optional<String> alias = alias();
        List<String> hints = new ArrayList<>(hints());
        if (alias.isEmpty() && !hints.isEmpty()) {
            alias = alias();
        }
        hints.addAll(hints());
        return new Table(name, alias, List.copyOf(hints), line);
    }

    private FromItem function(ObjectName name, int line) {
        tokens.expect("(");
        List<Expression> arguments = tokens.at(")") ? List.of()
                : tokens.list(() -> tokens.accept("DEFAULT") ? new Expression.DefaultValue() : grammar.expressions.value());
        tokens.expect(")");
        List<JsonColumn> schema = name.is("OPENJSON") && tokens.accept("WITH") ? tokens.parenthesized(this::jsonColumn) : List.of();
        Optional<String> alias = alias();
        return new TableFunction(name, arguments, alias, alias.isPresent() ? columns() : List.of(), schema, line);
    }

    private JsonColumn jsonColumn() {
        String name = tokens.name();
        var type = grammar.types.declared();
        Optional<String> path = tokens.peek().isString() ? Optional.of(tokens.string()) : Optional.empty();
        return new JsonColumn(name, type, path, tokens.accept("AS", "JSON"));
    }

    /** WITH (NOLOCK, …), or without WITH. */
    private List<String> hints() {
        if (!tokens.at("WITH", "(") && !(tokens.at("(") && Keywords.HINTS.contains(tokens.peek(1).upper()))) {
            return List.of();
        }
        tokens.accept("WITH");
        return tokens.parenthesized(() -> {
            String hint = tokens.anyName().toUpperCase(Locale.ROOT);
            if (tokens.accept("=")) {
                tokens.next();
            } else if (tokens.at("(")) {
                tokens.parenthesized(() -> tokens.next().text());
            }
            return hint;
        });
    }

    /** What INSERT, UPDATE, DELETE and MERGE change. */
    FromItem target(boolean aliased) {
        if (tokens.at(Kind.VARIABLE)) {
            return new TableVariable(tokens.variable(), aliased ? alias() : Optional.empty());
        }
        int line = tokens.line();
        ObjectName name = tokens.objectName();
        List<String> hints = tokens.at("WITH", "(") ? hints() : List.of();
        return new Table(name, aliased ? alias() : Optional.empty(), hints, line);
    }

    FromItem source() {
        return joined();
    }

    private List<String> columns() {
        return tokens.at("(") ? tokens.parenthesized(tokens::name) : List.of();
    }

    private String requiredAlias() {
        tokens.accept("AS");
        return tokens.name();
    }

    private Optional<String> alias() {
        if (tokens.accept("AS")) {
            return Optional.of(tokens.name());
        }
        return tokens.peek().isName() && !NO_ALIAS.contains(tokens.peek().upper()) && !tokens.peek(1).is(":") ? Optional.of(tokens.name()) : Optional.empty();
    }
}
