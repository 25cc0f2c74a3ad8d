package io.linkspan.lab.engine.type;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The collation of a text and how strongly it holds (T-SQL reference, Collation precedence). A text type without one takes that of the current database: the document calls it coercible-default.
 *
 * @param conflict what could not be resolved; only of the label NONE
 */
public record Collated(Collation collation, Label label, @Nullable Conflict conflict) {

    /** Of a column; of a COLLATE clause; of two columns that do not agree. */
    public enum Label { IMPLICIT, EXPLICIT, NONE }

    /** Two that do not agree, and the operator that joined them. */
    public record Conflict(Collation later, Collation earlier, String operator) {
    }

    public static Collated implicit(Collation collation) {
        return new Collated(collation, Label.IMPLICIT, null);
    }

    public static Collated explicit(Collation collation) {
        return new Collated(collation, Label.EXPLICIT, null);
    }

    /**
     * The type of what an operator makes of several texts, with the collation that comes of theirs.
     *
     * @param operator as messages name it: add, CASE, UNION ALL
     * @throws ServerError 468 for two explicit ones that do not agree, 457 for implicit ones where the result is not Unicode and so needs a code page
     */
    public static SqlType mix(String operator, SqlType result, List<SqlType> of) {
        if (!collates(result)) {
            return result;
        }
        Collated all = null;
        for (SqlType type : of) {
            all = join(operator, all, collates(type) ? type.collated() : null);
        }
        if (all != null && all.label == Label.NONE && (result.kind() == SqlType.Kind.CHAR || result.kind() == SqlType.Kind.VARCHAR) && of.stream().noneMatch(t -> t.collated() != null && t.collated().label == Label.NONE)) {
            throw ServerError.of(457, 16, 1, "Implicit conversion of varchar value to varchar cannot be performed because the collation of the value is unresolved due to a collation conflict between " + pair(all.conflict) + " in "
                    + operator + " operator.");
        }
        return result.with(all);
    }

    /**
     * The collation by which an operation compares.
     *
     * @param operation as messages name it: equal to, like, replace
     * @param usual     that of the current database
     * @throws ServerError 468 where two do not agree, 4191 where one operand has none
     */
    public static Collation resolve(String operation, Collation usual, List<SqlType> of) {
        Collated all = null;
        for (SqlType type : of) {
            Collated one = collates(type) ? type.collated() : null;
            boolean unresolved = one != null && one.label == Label.NONE || all != null && all.label == Label.NONE;
            all = join(operation, all, one);
            if (all != null && all.label == Label.NONE && !unresolved) {
                throw conflict(operation, all.conflict);
            }
        }
        if (all != null && all.label == Label.NONE) {
            throw ServerError.of(4191, 16, 9, "Cannot resolve collation conflict for " + operation + " operation.");
        }
        return all == null ? usual : all.collation;
    }

    /** @throws ServerError 451 if it is not known by which collation this would be read; {@code clause} and {@code column} say where */
    public static void demandSettled(SqlType type, String clause, int column) {
        if (type.collated() != null && type.collated().label == Label.NONE && type.collated().conflict instanceof Conflict c) {
            throw ServerError.of(451, 16, 1, "Cannot resolve collation conflict between " + pair(c) + " in " + c.operator + " operator occurring in " + clause + " statement column " + column + ".");
        }
    }

    /** @throws ServerError 446 if it is not known by which collation DISTINCT would compare this */
    public static void demandDistinguishable(SqlType type) {
        if (type.collated() != null && type.collated().label == Label.NONE && type.collated().conflict instanceof Conflict c) {
            throw ServerError.of(446, 16, 11, "Cannot resolve collation conflict between " + pair(c) + " in " + c.operator + " operator for DISTINCT operation.");
        }
    }

    /** True for the types that have a collation. */
    public static boolean collates(SqlType type) {
        return type.isText() && type.kind() != SqlType.Kind.XML;
    }

    private static @Nullable Collated join(String operator, @Nullable Collated a, @Nullable Collated b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        if (a.label == Label.EXPLICIT && b.label == Label.EXPLICIT && !a.collation.equals(b.collation)) {
            throw conflict(operator, new Conflict(b.collation, a.collation, operator));
        }
        if (a.label == Label.EXPLICIT || b.label == Label.EXPLICIT) {
            return a.label == Label.EXPLICIT ? a : b;
        }
        if (a.label == Label.NONE || b.label == Label.NONE) {
            return a.label == Label.NONE ? a : b;
        }
        return a.collation.equals(b.collation) ? a : new Collated(a.collation, Label.NONE, new Conflict(b.collation, a.collation, operator));
    }

    private static ServerError conflict(String operation, @Nullable Conflict c) {
        return ServerError.of(468, 16, 9, "Cannot resolve the collation conflict between " + pair(c) + " in the " + operation + " operation.");
    }

    private static String pair(@Nullable Conflict c) {
        return c == null ? "" : "\"" + c.later + "\" and \"" + c.earlier + "\"";
    }
}
