package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.rows.Code;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression with what is known of its values before it runs.
 *
 * @param untyped  the word NULL: it goes into any type
 * @param constant true where the value does not depend on the row
 */
public record Typed(SqlType type, boolean nullable, boolean untyped, boolean constant, Code code) {

    public static Typed of(SqlType type, Code code) {
        return new Typed(type, true, false, false, code);
    }

    public static Typed constant(SqlType type, @Nullable Object value) {
        return new Typed(type, value == null, value == null, true, frame -> value);
    }

    /** The same values in another type, as an implicit conversion makes them. @throws io.linkspan.lab.engine.type.ServerError 206, 257 */
    public Typed to(SqlType other) {
        if (untyped) {
            return new Typed(other, true, false, true, frame -> null);
        }
        if (alike(type, other)) {
            return new Typed(other, nullable, false, constant, code);
        }
        Conversions.demandImplicit(type, other);
        Code converted = frame -> Conversions.implicit(code.of(frame), type, other);
        return new Typed(other, nullable, false, constant, constant ? kept(converted) : converted);
    }

    /** The same values with another type: one that differs in its collation. */
    Typed as(SqlType other) {
        return new Typed(other, nullable, untyped, constant, code);
    }

    /** The type into which both go; that of the other where one is the word NULL. */
    public static SqlType common(Typed a, Typed b) {
        return a.untyped ? b.type : b.untyped ? a.type : Conversions.common(a.type, b.type);
    }

    public Typed notNull() {
        return new Typed(type, false, untyped, constant, code);
    }

    /** Computes a constant when it is first needed: an error in it belongs to the run, not to the compilation. */
    private static Code kept(Code code) {
        Object[] value = new Object[1];
        boolean[] known = new boolean[1];
        return frame -> {
            if (!known[0]) {
                value[0] = code.of(frame);
                known[0] = true;
            }
            return value[0];
        };
    }

    /** True where a value of one is a value of the other as it stands. */
    private static boolean alike(SqlType from, SqlType to) {
        if (from.like(to)) {
            return true;
        }
        return isString(from) && isString(to) && to.kind() != SqlType.Kind.CHAR && to.kind() != SqlType.Kind.NCHAR
                && (to.length() == SqlType.MAX || from.length() != SqlType.MAX && from.length() <= to.length())
                && (unicode(to) || !unicode(from));
    }

    private static boolean isString(SqlType type) {
        return type.isText() && type.kind() != SqlType.Kind.XML;
    }

    private static boolean unicode(SqlType type) {
        return type.kind() == SqlType.Kind.NVARCHAR || type.kind() == SqlType.Kind.NCHAR;
    }
}
