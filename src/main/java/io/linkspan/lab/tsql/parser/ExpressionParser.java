package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.parser.token.Keywords;
import io.linkspan.lab.tsql.parser.token.Literals;
import io.linkspan.lab.tsql.parser.token.SyntaxErrors;
import io.linkspan.lab.tsql.parser.token.Token;
import io.linkspan.lab.tsql.parser.token.Tokens;
import io.linkspan.lab.tsql.syntax.Expression.And;
import io.linkspan.lab.tsql.syntax.Expression.AtTimeZone;
import io.linkspan.lab.tsql.syntax.Expression.Between;
import io.linkspan.lab.tsql.syntax.Expression.Binary;
import io.linkspan.lab.tsql.syntax.Expression.BinaryOperator;
import io.linkspan.lab.tsql.syntax.Expression.Call;
import io.linkspan.lab.tsql.syntax.Expression.Collate;
import io.linkspan.lab.tsql.syntax.Expression.ColumnRef;
import io.linkspan.lab.tsql.syntax.Expression.Comparison;
import io.linkspan.lab.tsql.syntax.Expression.ComparisonOperator;
import io.linkspan.lab.tsql.syntax.Expression.Condition;
import io.linkspan.lab.tsql.syntax.Expression.Exists;
import io.linkspan.lab.tsql.syntax.Expression.Global;
import io.linkspan.lab.tsql.syntax.Expression.In;
import io.linkspan.lab.tsql.syntax.Expression.InQuery;
import io.linkspan.lab.tsql.syntax.Expression.IsDistinct;
import io.linkspan.lab.tsql.syntax.Expression.IsNull;
import io.linkspan.lab.tsql.syntax.Expression.Like;
import io.linkspan.lab.tsql.syntax.Expression.Literal;
import io.linkspan.lab.tsql.syntax.Expression.Not;
import io.linkspan.lab.tsql.syntax.Expression.Or;
import io.linkspan.lab.tsql.syntax.Expression.OrderItem;
import io.linkspan.lab.tsql.syntax.Expression.Quantified;
import io.linkspan.lab.tsql.syntax.Expression.Subquery;
import io.linkspan.lab.tsql.syntax.Expression.Unary;
import io.linkspan.lab.tsql.syntax.Expression.UnaryOperator;
import io.linkspan.lab.tsql.syntax.Expression.Variable;
import io.linkspan.lab.tsql.syntax.Expression.XmlMethod;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values and conditions. A condition stands only where one may, a value only where no condition must. */
final class ExpressionParser {

    private static final Map<String, ComparisonOperator> COMPARISONS = Map.of("=", ComparisonOperator.EQUAL, "<>", ComparisonOperator.NOT_EQUAL,
            "!=", ComparisonOperator.NOT_EQUAL, "<", ComparisonOperator.LESS, "<=", ComparisonOperator.LESS_OR_EQUAL, "!>", ComparisonOperator.LESS_OR_EQUAL,
            ">", ComparisonOperator.GREATER, ">=", ComparisonOperator.GREATER_OR_EQUAL, "!<", ComparisonOperator.GREATER_OR_EQUAL);
    private static final Map<String, BinaryOperator> SUMS = Map.of("+", BinaryOperator.ADD, "-", BinaryOperator.SUBTRACT, "&", BinaryOperator.AND,
            "|", BinaryOperator.OR, "^", BinaryOperator.XOR);
    private static final Map<String, BinaryOperator> PRODUCTS = Map.of("*", BinaryOperator.MULTIPLY, "/", BinaryOperator.DIVIDE, "%", BinaryOperator.MODULO);

    /** In this case only (T-SQL reference, "xml Data Type Methods"). */
    private static final Set<String> XML_METHODS = Set.of("value", "query", "exist", "nodes", "modify");

    private final Grammar grammar;
    private final Tokens tokens;

    ExpressionParser(Grammar grammar) {
        this.grammar = grammar;
        tokens = grammar.tokens;
    }

    Expression value() {
        return tokens.nested(() -> sum(false));
    }

    List<Expression> values() {
        return tokens.list(this::value);
    }

    Expression condition() {
        return tokens.nested(() -> demand(or()));
    }

    List<OrderItem> orderItems() {
        return tokens.list(() -> {
            Expression key = value();
            boolean descending = tokens.accept("DESC");
            tokens.accept("ASC");
            return new OrderItem(key, descending);
        });
    }

    /** {@code += -= *= /= %= &= |= ^=}, or {@code =} for none. */
    Optional<BinaryOperator> assignment() {
        if (tokens.accept("=")) {
            return Optional.empty();
        }
        for (BinaryOperator operator : BinaryOperator.values()) {
            if (tokens.accept(operator.sign() + "=")) {
                return Optional.of(operator);
            }
        }
        throw tokens.error();
    }

    private Expression demand(Expression e) {
        if (!(e instanceof Condition)) {
            throw SyntaxErrors.notCondition(tokens.peek());
        }
        return e;
    }

    private Expression or() {
        Expression left = and();
        for (int n = 0; tokens.at("OR"); n++) {
            tokens.checkChain(n);
            demand(left);
            tokens.next();
            left = new Or(left, demand(and()));
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        for (int n = 0; tokens.at("AND"); n++) {
            tokens.checkChain(n);
            demand(left);
            tokens.next();
            left = new And(left, demand(not()));
        }
        return left;
    }

    private Expression not() {
        return tokens.accept("NOT") ? tokens.nested(() -> new Not(demand(not()))) : predicate();
    }

    private Expression predicate() {
        if (tokens.accept("EXISTS")) {
            return new Exists(subquery());
        }
        if (tokens.accept("UPDATE", "(")) {
            return updated();
        }
        Expression left = sum(true);
        return left instanceof Condition ? left : predicate(left);
    }

    /** UPDATE(column), which only a trigger knows: a call that gives 1 or 0. */
    private Expression updated() {
        Expression column = Literals.unicode(tokens.name());
        tokens.expect(")");
        Expression call = new Call(ObjectName.of("UPDATE"), List.of(column), false, false, Optional.empty(), List.of());
        return new Comparison(ComparisonOperator.EQUAL, call, new Literal(1, SqlType.INT));
    }

    private Expression predicate(Expression left) {
        ComparisonOperator comparison = COMPARISONS.get(tokens.peek().upper());
        if (comparison != null) {
            tokens.next();
            return compare(comparison, left);
        }
        if (tokens.accept("IS")) {
            boolean negated = tokens.accept("NOT");
            if (tokens.accept("DISTINCT", "FROM")) {
                return new IsDistinct(left, value(), negated);
            }
            tokens.expect("NULL");
            return new IsNull(left, negated);
        }
        boolean negated = tokens.at("NOT") && (tokens.peek(1).is("IN") || tokens.peek(1).is("LIKE") || tokens.peek(1).is("BETWEEN"));
        if (negated) {
            tokens.next();
        }
        return switch (tokens.acceptAny("IN", "LIKE", "BETWEEN")) {
            case "IN" -> in(left, negated);
            case "LIKE" -> {
                Expression pattern = value();
                yield new Like(left, pattern, tokens.accept("ESCAPE") ? Optional.of(value()) : Optional.empty(), negated);
            }
            case "BETWEEN" -> {
                Expression low = value();
                tokens.expect("AND");
                yield new Between(left, low, value(), negated);
            }
            default -> left;
        };
    }

    private Expression compare(ComparisonOperator operator, Expression left) {
        if (tokens.atAny("ANY", "SOME", "ALL") && tokens.peek(1).is("(")) {
            boolean all = tokens.next().is("ALL");
            return new Quantified(operator, left, all, subquery());
        }
        return new Comparison(operator, left, value());
    }

    private Expression in(Expression left, boolean negated) {
        if (tokens.at("(", "SELECT")) {
            return new InQuery(left, subquery(), negated);
        }
        return new In(left, tokens.parenthesized(this::value), negated);
    }

    private Expression sum(boolean either) {
        Expression left = product(either);
        for (int n = 0; SUMS.containsKey(tokens.peek().upper()) && !(left instanceof Condition); n++) {
            tokens.checkChain(n);
            left = new Binary(SUMS.get(tokens.next().upper()), left, product(false));
        }
        return left;
    }

    private Expression product(boolean either) {
        Expression left = unary(either);
        for (int n = 0; PRODUCTS.containsKey(tokens.peek().upper()) && !(left instanceof Condition); n++) {
            tokens.checkChain(n);
            left = new Binary(PRODUCTS.get(tokens.next().upper()), left, unary(false));
        }
        return left;
    }

    private Expression unary(boolean either) {
        return switch (tokens.acceptAny("-", "+", "~")) {
            case "-" -> {
                Expression operand = tokens.nested(() -> unary(false));
                yield operand instanceof Literal l && l.value() instanceof Number ? Literals.negative(l) : new Unary(UnaryOperator.MINUS, operand);
            }
            case "+" -> new Unary(UnaryOperator.PLUS, tokens.nested(() -> unary(false)));
            case "~" -> new Unary(UnaryOperator.NOT, tokens.nested(() -> unary(false)));
            default -> postfix(primary(either));
        };
    }

    private Expression postfix(Expression value) {
        Expression result = value;
        for (int n = 0; !(result instanceof Condition); n++) {
            tokens.checkChain(n);
            if (tokens.at(".") && XML_METHODS.contains(tokens.peek(1).text()) && tokens.peek(2).is("(")) {
                tokens.next();
                result = new XmlMethod(result, tokens.next().text(), tokens.parenthesized(this::value));
            } else if (tokens.accept("COLLATE")) {
                result = new Collate(result, tokens.anyName());
            } else if (tokens.accept("AT", "TIME", "ZONE")) {
                result = new AtTimeZone(result, tokens.nested(() -> primary(false)));
            } else {
                return result;
            }
        }
        return result;
    }

    private Expression primary(boolean either) {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case STRING, UNICODE, INTEGER, DECIMAL, FLOAT, MONEY, BINARY -> Literals.of(tokens.next());
            case VARIABLE -> new Variable(tokens.next().text());
            case GLOBAL -> new Global(tokens.next().text());
            case QUOTED -> named();
            case WORD -> word(token);
            case SIGN -> sign(either);
            case END -> throw tokens.error();
        };
    }

    private Expression sign(boolean either) {
        if (tokens.accept("{")) {
            return grammar.functions.escape();
        }
        if (!tokens.at("(")) {
            throw tokens.error();
        }
        if (tokens.at("(", "SELECT")) {
            return new Subquery(subquery());
        }
        tokens.next();
        Expression inner = tokens.nested(() -> either ? or() : sum(false));
        tokens.expect(")");
        return inner;
    }

    private Query subquery() {
        tokens.expect("(");
        Query query = tokens.nested(grammar.queries::query);
        tokens.expect(")");
        return query;
    }

    private Expression word(Token token) {
        if (tokens.accept("NULL")) {
            return Literals.NULL;
        }
        if (token.is("CASE") || grammar.functions.isSpecial(token)) {
            return grammar.functions.special();
        }
        if (token.isReserved() && !(Keywords.FUNCTIONS.contains(token.upper()) && tokens.peek(1).is("("))) {
            throw tokens.error();
        }
        return named();
    }

    private Expression named() {
        int line = tokens.line();
        if (tokens.peek().isReserved()) {
            return grammar.functions.call(ObjectName.of(tokens.next().text()), line);
        }
        ObjectName name = tokens.objectName();
        if (tokens.at("(") && isXmlMethod(name)) {
            return new XmlMethod(column(name.parts().subList(0, name.parts().size() - 1), line), name.name(), tokens.parenthesized(this::value));
        }
        return tokens.at("(") ? grammar.functions.call(name, line) : column(name.parts(), line);
    }

    /** A name whose last part is a method of type xml; a function of the user may be called so, in a schema. */
    static boolean isXmlMethod(ObjectName name) {
        return name.parts().size() > 1 && XML_METHODS.contains(name.name()) && !name.schema().equalsIgnoreCase("dbo");
    }

    static ColumnRef column(List<String> parts, int line) {
        return new ColumnRef(List.copyOf(parts.subList(0, parts.size() - 1)), parts.getLast(), line);
    }
}
