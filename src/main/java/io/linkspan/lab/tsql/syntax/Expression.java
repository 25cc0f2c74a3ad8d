package io.linkspan.lab.tsql.syntax;

import io.linkspan.lab.engine.type.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value or a condition. T-SQL has no boolean values: the parser puts a {@link Condition} only where the language allows one. */
public sealed interface Expression {

    /** A constant; the value is of the Java class that the type names, or null for NULL (its type is int). */
    record Literal(@Nullable Object value, SqlType type) implements Expression {
    }

    /** {@code @x}, the name with its sign as written. */
    record Variable(String name) implements Expression {
    }

    /** {@code @@SERVERNAME} and its like, in upper case with both signs. */
    record Global(String name) implements Expression {
    }

    /** DEFAULT as a value to insert, to set or to pass. */
    record DefaultValue() implements Expression {
    }

    /** A column by name; two are equal that name it the same way, letter case and line aside. */
    record ColumnRef(List<String> prefix, String name, int line) implements Expression {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ColumnRef c && toString().equalsIgnoreCase(c.toString());
        }

        @Override
        public int hashCode() {
            return toString().toLowerCase(Locale.ROOT).hashCode();
        }

        /** As the server writes it in its messages. */
        @Override
        public String toString() {
            return prefix.isEmpty() ? name : String.join(".", prefix) + "." + name;
        }
    }

    record Unary(UnaryOperator operator, Expression operand) implements Expression {
    }

    enum UnaryOperator { PLUS, MINUS, NOT }

    record Binary(BinaryOperator operator, Expression left, Expression right) implements Expression {
    }

    /** Arithmetic, concatenation and bits; also the compound assignments. */
    enum BinaryOperator {
        ADD("+", "add"), SUBTRACT("-", "subtract"), MULTIPLY("*", "multiply"), DIVIDE("/", "divide"), MODULO("%", "modulo"),
        AND("&", "'&'"), OR("|", "'|'"), XOR("^", "'^'");

        private final String sign;
        private final String verb;

        BinaryOperator(String sign, String verb) {
            this.sign = sign;
            this.verb = verb;
        }

        public String sign() {
            return sign;
        }

        /** As in error 402 and 8117: "The data types … are incompatible in the add operator." */
        public String verb() {
            return verb;
        }
    }

    /** CASE in both forms; without {@code input} each test is a condition. IIF becomes one, as on the server. */
    record Case(Optional<Expression> input, List<When> whens, Optional<Expression> otherwise) implements Expression {
    }

    record When(Expression test, Expression result) {
    }

    /** CAST, CONVERT, TRY_CAST, TRY_CONVERT and PARSE; {@code tries} answers NULL in place of an error. */
    record Cast(Expression value, SqlType type, Optional<Expression> style, boolean tries) implements Expression {
    }

    record Collate(Expression value, String collation) implements Expression {
    }

    record AtTimeZone(Expression value, Expression zone) implements Expression {
    }

    /**
     * A function call. The date part of DATEADD and its like is a varchar literal as first argument.
     *
     * @param star {@code COUNT(*)}
     */
    record Call(ObjectName function, List<Expression> arguments, boolean distinct, boolean star, Optional<Window> over, List<OrderItem> withinGroup)
            implements Expression {
    }

    record Window(List<Expression> partitionBy, List<OrderItem> orderBy, Optional<Frame> frame) {
    }

    /** ROWS or RANGE; a bound's offset is empty for UNBOUNDED and for CURRENT ROW. */
    record Frame(boolean rows, Bound from, Bound to) {
    }

    record Bound(BoundKind kind, Optional<Expression> offset) {
    }

    enum BoundKind { UNBOUNDED_PRECEDING, PRECEDING, CURRENT_ROW, FOLLOWING, UNBOUNDED_FOLLOWING }

    record OrderItem(Expression value, boolean descending) {
    }

    /** A method of type xml: {@code x.value('(/a)[1]', 'int')}, query, exist, nodes or modify. */
    record XmlMethod(Expression value, String method, List<Expression> arguments) implements Expression {
    }

    record Subquery(Query query) implements Expression {
    }

    record NextValue(ObjectName sequence) implements Expression {
    }

    /** What is true, false or unknown. */
    sealed interface Condition extends Expression {
    }

    record Comparison(ComparisonOperator operator, Expression left, Expression right) implements Condition {
    }

    enum ComparisonOperator { EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL }

    record And(Expression left, Expression right) implements Condition {
    }

    record Or(Expression left, Expression right) implements Condition {
    }

    record Not(Expression operand) implements Condition {
    }

    record IsNull(Expression value, boolean negated) implements Condition {
    }

    /** IS [NOT] DISTINCT FROM: null is a value here. {@code negated} for the form with NOT. */
    record IsDistinct(Expression left, Expression right, boolean negated) implements Condition {
    }

    record In(Expression value, List<Expression> values, boolean negated) implements Condition {
    }

    record InQuery(Expression value, Query query, boolean negated) implements Condition {
    }

    record Between(Expression value, Expression low, Expression high, boolean negated) implements Condition {
    }

    record Like(Expression value, Expression pattern, Optional<Expression> escape, boolean negated) implements Condition {
    }

    record Exists(Query query) implements Condition {
    }

    /** {@code = ANY (…)}, {@code > ALL (…)}. */
    record Quantified(ComparisonOperator operator, Expression left, boolean all, Query query) implements Condition {
    }
}
