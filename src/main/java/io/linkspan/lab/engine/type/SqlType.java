package io.linkspan.lab.engine.type;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A T-SQL data type with its length, precision and scale.
 *
 * @param length    characters of nchar and nvarchar, bytes of char, varchar, binary and varbinary, {@link #MAX} for (max); else 0
 * @param precision digits of decimal and numeric; else 0
 * @param scale     digits behind the point of decimal and numeric, fractional second digits of time, datetime2, datetimeoffset; else 0
 * @param collated  the collation of a text where it is known; null for any other type and for a text that takes the database's
 */
public record SqlType(Kind kind, int length, int precision, int scale, @Nullable Collated collated) {

    /** The length that stands for (max). */
    public static final int MAX = -1;

    /** The base types, each with the Java class that carries its values in the lab. */
    public enum Kind {
        /** Boolean. */ BIT,
        /** Short, 0 to 255. */ TINYINT,
        /** Short. */ SMALLINT,
        /** Integer. */ INT,
        /** Long. */ BIGINT,
        /** BigDecimal. */ DECIMAL,
        /** BigDecimal. */ NUMERIC,
        /** BigDecimal of scale 4. */ MONEY,
        /** BigDecimal of scale 4. */ SMALLMONEY,
        /** Double. */ FLOAT,
        /** Float. */ REAL,
        /** String. */ CHAR,
        /** String. */ VARCHAR,
        /** String. */ NCHAR,
        /** String. */ NVARCHAR,
        /** String. */ XML,
        /** byte[]. */ BINARY,
        /** byte[]. */ VARBINARY,
        /** byte[8]. */ TIMESTAMP,
        /** LocalDate. */ DATE,
        /** LocalTime. */ TIME,
        /** LocalDateTime. */ DATETIME,
        /** LocalDateTime. */ SMALLDATETIME,
        /** LocalDateTime. */ DATETIME2,
        /** OffsetDateTime. */ DATETIMEOFFSET,
        /** UUID. */ UNIQUEIDENTIFIER,
        /** {@link Variant}. */ SQL_VARIANT
    }

    public static final SqlType BIT = of(Kind.BIT);
    public static final SqlType TINYINT = of(Kind.TINYINT);
    public static final SqlType SMALLINT = of(Kind.SMALLINT);
    public static final SqlType INT = of(Kind.INT);
    public static final SqlType BIGINT = of(Kind.BIGINT);
    public static final SqlType MONEY = of(Kind.MONEY);
    public static final SqlType FLOAT = of(Kind.FLOAT);
    public static final SqlType REAL = of(Kind.REAL);
    public static final SqlType DATE = of(Kind.DATE);
    public static final SqlType DATETIME = of(Kind.DATETIME);
    public static final SqlType UNIQUEIDENTIFIER = of(Kind.UNIQUEIDENTIFIER);
    public static final SqlType XML = of(Kind.XML);
    public static final SqlType SQL_VARIANT = of(Kind.SQL_VARIANT);
    public static final SqlType SYSNAME = nvarchar(128);

    private static final Pattern DECLARED = Pattern.compile("([a-z0-9_]+)(?:\\s*\\(\\s*(max|\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?");

    public SqlType(Kind kind, int length, int precision, int scale) {
        this(kind, length, precision, scale, null);
    }

    public static SqlType of(Kind kind) {
        return new SqlType(kind, 0, 0, 0);
    }

    public static SqlType nvarchar(int characters) {
        return new SqlType(Kind.NVARCHAR, characters, 0, 0);
    }

    public static SqlType varchar(int bytes) {
        return new SqlType(Kind.VARCHAR, bytes, 0, 0);
    }

    public static SqlType varbinary(int bytes) {
        return new SqlType(Kind.VARBINARY, bytes, 0, 0);
    }

    public static SqlType decimal(int precision, int scale) {
        return new SqlType(Kind.DECIMAL, 0, precision, scale);
    }

    /**
     * Reads a type as it is declared, {@code nvarchar(60)} or {@code sysname}; a missing length is 1, as in a column declaration.
     *
     * @throws ServerError 2715 for a type that does not exist
     */
    public static SqlType parse(String declared) {
        Matcher m = DECLARED.matcher(declared.strip().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw ServerError.of(2715, 16, 6, "Column, parameter, or variable #1: Cannot find data type " + declared + ".");
        }
        int first = m.group(2) == null ? 1 : m.group(2).equals("max") ? MAX : Integer.parseInt(m.group(2));
        boolean bare = m.group(2) == null;
        int second = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        return switch (m.group(1)) {
            case "sysname" -> SYSNAME;
            case "integer" -> INT;
            case "rowversion", "timestamp" -> of(Kind.TIMESTAMP);
            case "text" -> varchar(MAX);
            case "ntext" -> nvarchar(MAX);
            case "image" -> varbinary(MAX);
            case "char", "varchar", "nchar", "nvarchar", "binary", "varbinary" -> new SqlType(kind(m.group(1)), first, 0, 0);
            case "decimal", "dec", "numeric" -> new SqlType(m.group(1).equals("numeric") ? Kind.NUMERIC : Kind.DECIMAL, 0, bare ? 18 : first, second);
            case "float" -> !bare && first <= 24 ? REAL : FLOAT;
            case "time", "datetime2", "datetimeoffset" -> new SqlType(kind(m.group(1)), 0, 0, bare ? 7 : first);
            default -> of(kind(m.group(1)));
        };
    }

    private static Kind kind(String name) {
        try {
            return Kind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ServerError.of(2715, 16, 6, "Column, parameter, or variable #1: Cannot find data type " + name + ".");
        }
    }

    public boolean isText() {
        return switch (kind) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR, XML -> true;
            default -> false;
        };
    }

    /** The same type with a collation; with null as if none were known. */
    public SqlType with(@Nullable Collated other) {
        return Collated.collates(this) ? new SqlType(kind, length, precision, scale, other) : this;
    }

    /** The same whatever the collation. */
    public boolean like(SqlType other) {
        return with(null).equals(other.with(null));
    }

    public boolean isBinary() {
        return kind == Kind.BINARY || kind == Kind.VARBINARY || kind == Kind.TIMESTAMP;
    }

    /** As it is declared in T-SQL. */
    @Override
    public String toString() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return switch (kind) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR, BINARY, VARBINARY -> name + "(" + (length == MAX ? "max" : length) + ")";
            case DECIMAL, NUMERIC -> name + "(" + precision + "," + scale + ")";
            case TIME, DATETIME2, DATETIMEOFFSET -> name + "(" + scale + ")";
            default -> name;
        };
    }
}
