package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.SqlType.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The numbers by which the catalog knows the data types (sys.types). */
public final class SystemTypes {

    static final List<Entry> ALL = List.of(new Entry("image", 34, 16, 0, 0), new Entry("text", 35, 16, 0, 0), new Entry("uniqueidentifier", 36, 16, 0, 0), new Entry("date", 40, 3, 10, 0),
            new Entry("time", 41, 5, 16, 7), new Entry("datetime2", 42, 8, 27, 7), new Entry("datetimeoffset", 43, 10, 34, 7), new Entry("tinyint", 48, 1, 3, 0), new Entry("smallint", 52, 2, 5, 0),
            new Entry("int", 56, 4, 10, 0), new Entry("smalldatetime", 58, 4, 16, 0), new Entry("real", 59, 4, 24, 0), new Entry("money", 60, 8, 19, 4), new Entry("datetime", 61, 8, 23, 3),
            new Entry("float", 62, 8, 53, 0), new Entry("sql_variant", 98, 8016, 0, 0), new Entry("ntext", 99, 16, 0, 0), new Entry("bit", 104, 1, 1, 0), new Entry("decimal", 106, 17, 38, 38),
            new Entry("numeric", 108, 17, 38, 38), new Entry("smallmoney", 122, 4, 10, 4), new Entry("bigint", 127, 8, 19, 0), new Entry("varbinary", 165, 8000, 0, 0), new Entry("varchar", 167, 8000, 0, 0),
            new Entry("binary", 173, 8000, 0, 0), new Entry("char", 175, 8000, 0, 0), new Entry("timestamp", 189, 8, 0, 0), new Entry("nvarchar", 231, 8000, 0, 0), new Entry("nchar", 239, 8000, 0, 0),
            new Entry("xml", 241, -1, 0, 0));

    private SystemTypes() {
    }

    public static int id(SqlType type) {
        return entry(type.kind()).id;
    }

    /** system_type_id of a type by its name. */
    public static Optional<Integer> id(String name) {
        return ALL.stream().filter(e -> e.name.equalsIgnoreCase(name.strip())).map(Entry::id).findFirst().or(() -> name.strip().equalsIgnoreCase("sysname") ? Optional.of(256) : Optional.empty());
    }

    public static Optional<String> name(int id) {
        return ALL.stream().filter(e -> e.id == id).map(Entry::name).findFirst().or(() -> id == 256 ? Optional.of("sysname") : Optional.empty());
    }

    /** {@code max_length} of a column: bytes, -1 for (max). */
    public static int maxLength(SqlType type) {
        return switch (type.kind()) {
            case NCHAR, NVARCHAR -> type.length() == SqlType.MAX ? -1 : 2 * type.length();
            case CHAR, VARCHAR, BINARY, VARBINARY -> type.length();
            case DECIMAL, NUMERIC -> type.precision() <= 9 ? 5 : type.precision() <= 19 ? 9 : type.precision() <= 28 ? 13 : 17;
            case TIME -> type.scale() <= 2 ? 3 : type.scale() <= 4 ? 4 : 5;
            case DATETIME2 -> type.scale() <= 2 ? 6 : type.scale() <= 4 ? 7 : 8;
            case DATETIMEOFFSET -> type.scale() <= 2 ? 8 : type.scale() <= 4 ? 9 : 10;
            default -> entry(type.kind()).length;
        };
    }

    public static int precision(SqlType type) {
        return switch (type.kind()) {
            case DECIMAL, NUMERIC -> type.precision();
            case TIME -> type.scale() == 0 ? 8 : 9 + type.scale();
            case DATETIME2 -> type.scale() == 0 ? 19 : 20 + type.scale();
            case DATETIMEOFFSET -> type.scale() == 0 ? 26 : 27 + type.scale();
            default -> entry(type.kind()).precision;
        };
    }

    public static int scale(SqlType type) {
        return switch (type.kind()) {
            case DECIMAL, NUMERIC, TIME, DATETIME2, DATETIMEOFFSET -> type.scale();
            default -> entry(type.kind()).scale;
        };
    }

    private static Entry entry(Kind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return ALL.stream().filter(e -> e.name.equals(name)).findFirst().orElseThrow();
    }

    /** A row of sys.types. */
    record Entry(String name, int id, int length, int precision, int scale) {
    }
}
