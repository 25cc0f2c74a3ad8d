package io.linkspan.lab.engine.type;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;

/** Order and equality of values of one type, in the Java classes that {@link SqlType.Kind} names. Null is the caller's affair. */
public final class Values {

    /** The bytes of a uniqueidentifier in the order in which SQL Server compares them: the last six first (T-SQL reference, uniqueidentifier). */
    private static final int[] UUID_ORDER = {10, 11, 12, 13, 14, 15, 8, 9, 7, 6, 5, 4, 3, 2, 1, 0};

    private Values() {
    }

    /** Both of one type; numbers of different classes compare by value, texts by the collation. */
    public static int compare(Object a, Object b, Collation collation) {
        return switch (a) {
            case String s -> collation.compare(s, (String) b);
            case Integer i when b instanceof Integer j -> Integer.compare(i, j);
            case Long i when b instanceof Long j -> Long.compare(i, j);
            case Short i when b instanceof Short j -> Short.compare(i, j);
            case Boolean x when b instanceof Boolean y -> Boolean.compare(x, y);
            case Boolean x -> compare(x ? 1 : 0, b, collation);
            case Number n -> number(n, b instanceof Boolean y ? (Number) (y ? 1 : 0) : (Number) b);
            case byte[] bytes -> Arrays.compareUnsigned(trimmed(bytes), trimmed((byte[]) b));
            case UUID id -> uuid(id, (UUID) b);
            case OffsetDateTime at -> at.toInstant().compareTo(((OffsetDateTime) b).toInstant());
            case Variant v -> variant(v, (Variant) b, collation);
            default -> comparable(a, b);
        };
    }

    public static boolean equal(Object a, Object b, Collation collation) {
        return compare(a, b, collation) == 0;
    }

    /** What two values of one type share exactly if they are equal: for hashing. Null stays null. */
    public static Object key(Object value, Collation collation) {
        return switch (value) {
            case null -> null;
            case String s -> collation.key(s);
            case BigDecimal d -> d.stripTrailingZeros();
            case byte[] bytes -> ByteBuffer.wrap(trimmed(bytes));
            case OffsetDateTime at -> at.toInstant();
            case Variant v -> key(v.value(), collation);
            case Double d when d == 0 -> 0.0;
            default -> value;
        };
    }

    private static int number(Number a, Number b) {
        if (a instanceof Double || b instanceof Double || a instanceof Float || b instanceof Float) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        return decimal(a).compareTo(decimal(b));
    }

    private static BigDecimal decimal(Number n) {
        return n instanceof BigDecimal d ? d : BigDecimal.valueOf(n.longValue());
    }

    /** Trailing zero bytes do not count when binary values are compared. */
    private static byte[] trimmed(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    }

    private static int uuid(UUID a, UUID b) {
        for (int i : UUID_ORDER) {
            int difference = octet(a, i) - octet(b, i);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int octet(UUID id, int index) {
        long half = index < 8 ? id.getMostSignificantBits() : id.getLeastSignificantBits();
        return (int) (half >>> 8 * (7 - index % 8)) & 0xFF;
    }

    private static int variant(Variant a, Variant b, Collation collation) {
        return a.value().getClass() == b.value().getClass() || a.value() instanceof Number && b.value() instanceof Number
                ? compare(a.value(), b.value(), collation) : Integer.compare(a.type().kind().ordinal(), b.type().kind().ordinal());
    }

    @SuppressWarnings("unchecked")
    private static int comparable(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }
}
