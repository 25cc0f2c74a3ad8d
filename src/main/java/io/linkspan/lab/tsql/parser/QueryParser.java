package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.tsql.parser.token.Literals;
import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token.Kind;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.Expression.OrderItem;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Option;
import io.linkspan.lab.tsql.syntax.Query.Assign;
import io.linkspan.lab.tsql.syntax.Query.Body;
import io.linkspan.lab.tsql.syntax.Query.Cte;
import io.linkspan.lab.tsql.syntax.Query.ForClause;
import io.linkspan.lab.tsql.syntax.Query.FromItem;
import io.linkspan.lab.tsql.syntax.Query.Nested;
import io.linkspan.lab.tsql.syntax.Query.Select;
import io.linkspan.lab.tsql.syntax.Query.SelectItem;
import io.linkspan.lab.tsql.syntax.Query.SetOperation;
import io.linkspan.lab.tsql.syntax.Query.SetOperator;
import io.linkspan.lab.tsql.syntax.Query.Star;
import io.linkspan.lab.tsql.syntax.Query.Top;
import io.linkspan.lab.tsql.syntax.Query.Value;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Queries (T-SQL reference, SELECT). */
final class QueryParser {

    private final Grammar grammar;
    private final Tokens tokens;

    QueryParser(Grammar grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    /** WITH name AS (…), …; the word has been seen, not read. Empty where it does not come next. */
    List<Cte> commonTables() {
        return !tokens.accept("WITH") ? List.of() : tokens.list(() -> {
            String name = tokens.name();
            List<String> columns = tokens.at("(") ? tokens.parenthesized(tokens::name) : List.of();
            tokens.expect("AS", "(");
            Query query = tokens.nested(this::query);
            tokens.expect(")");
            return new Cte(name, columns, query);
        });
    }

    /** A query as a statement of its own: common tables have been read, hints may follow. */
    Query statement(List<Cte> with) {
        Query query = query();
        List<Option> hints = tokens.at("OPTION", "(") ? hints() : List.of();
        return new Query(with, query.body(), query.orderBy(), query.offset(), query.fetch(), query.forClause(), hints);
    }

    List<Option> hints() {
        tokens.expect("OPTION");
        return grammar.options.loose();
    }

    /** A query inside something else. */
    Query query() {
        Body body = union();
        List<OrderItem> order = tokens.acceptBy("ORDER") ? grammar.expressions.orderItems() : List.of();
        Optional<Expression> offset = Optional.empty();
        Optional<Expression> fetch = Optional.empty();
        if (!order.isEmpty() && tokens.accept("OFFSET")) {
            offset = Optional.of(grammar.expressions.value());
            tokens.expectAny("ROWS", "ROW");
            if (tokens.accept("FETCH")) {
                tokens.expectAny("NEXT", "FIRST");
                fetch = Optional.of(grammar.expressions.value());
                tokens.expectAny("ROWS", "ROW");
                tokens.expect("ONLY");
            }
        }
        boolean forClause = tokens.at("FOR", "XML") || tokens.at("FOR", "JSON");
        return new Query(List.of(), body, order, offset, fetch, forClause ? Optional.of(forClause()) : Optional.empty(), List.of());
    }

    private ForClause forClause() {
        tokens.expect("FOR");
        String kind = tokens.next().upper();
        return new ForClause(kind, tokens.list(() -> {
            String name = tokens.anyName().toUpperCase(Locale.ROOT);
            String more = tokens.acceptAny("XSINIL", "ABSENT", "BASE64");
            return tokens.at("(") ? Option.value(name, tokens.parenthesized(grammar.expressions::value).getFirst()) : Option.word(name, more);
        }));
    }

    private Body union() {
        Body left = intersect();
        for (int n = 0; tokens.atAny("UNION", "EXCEPT"); n++) {
            tokens.checkChain(n);
            SetOperator operator = tokens.next().is("EXCEPT") ? SetOperator.EXCEPT : tokens.accept("ALL") ? SetOperator.UNION_ALL : SetOperator.UNION;
            left = new SetOperation(operator, left, intersect());
        }
        return left;
    }

    private Body intersect() {
        Body left = operand();
        for (int n = 0; tokens.accept("INTERSECT"); n++) {
            tokens.checkChain(n);
            left = new SetOperation(SetOperator.INTERSECT, left, operand());
        }
        return left;
    }

    private Body operand() {
        if (!tokens.accept("(")) {
            return select();
        }
        Query inner = tokens.nested(this::query);
        tokens.expect(")");
        boolean plain = inner.orderBy().isEmpty() && inner.forClause().isEmpty();
        return plain ? inner.body() : new Nested(inner);
    }

    private Select select() {
        int line = tokens.line();
        tokens.expect("SELECT");
        boolean distinct = tokens.accept("DISTINCT");
        tokens.accept("ALL");
        Optional<Top> top = top();
        List<SelectItem> items = tokens.list(this::item);
        if (items.stream().anyMatch(Assign.class::isInstance) && !items.stream().allMatch(Assign.class::isInstance)) {
            throw SyntaxErrors.assignmentMixed(line);
        }
        Optional<ObjectName> into = tokens.accept("INTO") ? Optional.of(tokens.objectName()) : Optional.empty();
        List<FromItem> from = tokens.accept("FROM") ? grammar.from.items() : List.of();
        Optional<Expression> where = where();
        List<Expression> keys = tokens.acceptBy("GROUP") ? tokens.list(this::groupKey) : List.of();
        Optional<Expression> having = tokens.accept("HAVING") ? Optional.of(grammar.expressions.condition()) : Optional.empty();
        return new Select(distinct, top, items, into, from, where, keys, having, line);
    }

    /** A key, ROLLUP or CUBE as a call, GROUPING SETS as a call whose arguments are sets. */
    private Expression groupKey() {
        if (!tokens.accept("GROUPING", "SETS")) {
            return grammar.expressions.value();
        }
        List<Expression> sets = tokens.parenthesized(() -> {
            if (!tokens.at("(")) {
                return call("SET", List.of(grammar.expressions.value()));
            }
            boolean none = tokens.accept("(", ")");
            return call("SET", none ? List.of() : tokens.parenthesized(grammar.expressions::value));
        });
        return call("GROUPING SETS", sets);
    }

    private static Expression call(String name, List<Expression> arguments) {
        return new Expression.Call(ObjectName.of(name), arguments, false, false, Optional.empty(), List.of());
    }

    Optional<Expression> where() {
        return tokens.accept("WHERE") ? Optional.of(grammar.expressions.condition()) : Optional.empty();
    }

    /** TOP (n) or, where it is a constant, TOP n. */
    Optional<Top> top() {
        if (!tokens.accept("TOP")) {
            return Optional.empty();
        }
        if (!tokens.at("(") && !tokens.at(Kind.INTEGER) && !tokens.at(Kind.DECIMAL) && !tokens.at(Kind.FLOAT)) {
            throw tokens.error();
        }
        Expression count = tokens.at("(") ? tokens.parenthesized(grammar.expressions::value).getFirst() : Literals.of(tokens.next());
        return Optional.of(new Top(count, tokens.accept("PERCENT"), tokens.accept("WITH", "TIES")));
    }

    /** An entry of a select list. */
    SelectItem item() {
        Token first = tokens.peek();
        if (tokens.accept("*")) {
            return new Star(Optional.empty());
        }
        if (first.kind() == Kind.VARIABLE && tokens.peek(1).upper().endsWith("=") && tokens.peek(1).upper().matches("[-+*/%&|^]?=")) {
            tokens.next();
            return new Assign(first.text(), grammar.expressions.assignment(), grammar.expressions.value());
        }
        if ((first.isName() || first.isString()) && tokens.peek(1).is("=")) {
            tokens.next();
            tokens.next();
            return new Value(grammar.expressions.value(), Optional.of(first.text()));
        }
        return first.isName() && starsAfterName() ? star() : new Value(grammar.expressions.value(), alias());
    }

    private boolean starsAfterName() {
        int i = 1;
        while (tokens.peek(i).is(".")) {
            if (tokens.peek(i + 1).is("*")) {
                return true;
            }
            i += 2;
        }
        return false;
    }

    private Star star() {
        List<String> parts = new ArrayList<>(List.of(tokens.name()));
        while (tokens.accept(".")) {
            if (tokens.accept("*")) {
                return new Star(Optional.of(new ObjectName(List.copyOf(parts))));
            }
            parts.add(tokens.anyName());
        }
        throw tokens.error();
    }

    private Optional<String> alias() {
        if (tokens.accept("AS")) {
            return Optional.of(tokens.alias());
        }
        boolean label = tokens.peek(1).is(":");
        return (tokens.peek().isName() || tokens.peek().isString()) && !label ? Optional.of(tokens.alias()) : Optional.empty();
    }
}
