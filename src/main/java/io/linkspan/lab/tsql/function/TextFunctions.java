package io.linkspan.lab.tsql.function;

import static io.linkspan.lab.tsql.function.Function.isWide;
import static io.linkspan.lab.tsql.function.Function.open;
import static io.linkspan.lab.tsql.function.Function.strict;
import static io.linkspan.lab.tsql.function.Function.text;
import static io.linkspan.lab.tsql.function.Function.textLike;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import io.linkspan.lab.tsql.rows.LikePattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that measure, search and take parts of text (T-SQL reference, "String functions"). */
final class TextFunctions {

    private static final Charset CODE_PAGE = Charset.forName("windows-1252");

    static final List<Function> ALL = List.of(
            strict("LEN", 1, 1, TextFunctions::length, a -> count(a.type(0), a.value(0) instanceof byte[] b ? b.length : a.text(0).replaceAll(" +$", "").length())),
            strict("DATALENGTH", 1, 1, TextFunctions::length, a -> count(a.type(0), bytes(a.value(0), a.type(0)))),
            strict("SUBSTRING", 3, 3, TextFunctions::part, TextFunctions::substring),
            strict("LEFT", 2, 2, textLike(0, 0), a -> a.text(0).substring(0, Math.min(a.text(0).length(), positive(a.whole(1), "LEFT or SUBSTRING")))),
            strict("RIGHT", 2, 2, textLike(0, 0), a -> a.text(0).substring(Math.max(0, a.text(0).length() - positive(a.whole(1), "right")))),
            strict("CHARINDEX", 2, 3, types -> types.get(1).length() == SqlType.MAX ? SqlType.BIGINT : SqlType.INT, TextFunctions::charIndex),
            strict("PATINDEX", 2, 2, types -> types.get(1).length() == SqlType.MAX ? SqlType.BIGINT : SqlType.INT, TextFunctions::patIndex),
            strict("ASCII", 1, SqlType.INT, a -> a.text(0).isEmpty() ? null : a.text(0).substring(0, 1).getBytes(CODE_PAGE)[0] & 0xFF),
            strict("UNICODE", 1, SqlType.INT, a -> a.text(0).isEmpty() ? null : (int) a.text(0).charAt(0)),
            strict("CHAR", 1, new SqlType(Kind.CHAR, 1, 0, 0), a -> a.whole(0) < 0 || a.whole(0) > 255 ? null : new String(new byte[] {(byte) a.whole(0)}, CODE_PAGE)),
            strict("NCHAR", 1, new SqlType(Kind.NCHAR, 1, 0, 0), a -> a.whole(0) < 0 || a.whole(0) > 0xFFFF ? null : String.valueOf((char) a.whole(0))),
            strict("STR", 1, 3, types -> SqlType.varchar(30), TextFunctions::str),
            strict("SPACE", 1, SqlType.varchar(8000), a -> a.whole(0) < 0 ? null : " ".repeat(Math.min(8000, a.whole(0)))),
            strict("PARSENAME", 2, SqlType.SYSNAME, TextFunctions::parseName),
            strict("DIFFERENCE", 2, SqlType.INT, a -> same(Soundex.of(a.text(0)), Soundex.of(a.text(1)))),
            strict("SOUNDEX", 1, SqlType.varchar(5), a -> Soundex.of(a.text(0))),
            open("QUOTENAME", 1, 2, types -> SqlType.nvarchar(258), TextFunctions::quoteName));

    private TextFunctions() {
    }

    private static SqlType length(List<SqlType> types) {
        return types.getFirst().length() == SqlType.MAX ? SqlType.BIGINT : SqlType.INT;
    }

    /** A count is a bigint where the text may be a (max). */
    private static Object count(SqlType type, int count) {
        return type.length() == SqlType.MAX ? (Object) (long) count : count;
    }

    private static int bytes(Object value, SqlType type) {
        return switch (type.kind()) {
            case BIT, TINYINT -> 1;
            case SMALLINT -> 2;
            case INT, SMALLMONEY, REAL, SMALLDATETIME -> 4;
            case BIGINT, MONEY, FLOAT, DATETIME -> 8;
            case DATE -> 3;
            case TIME -> type.scale() < 3 ? 3 : type.scale() < 5 ? 4 : 5;
            case DATETIME2 -> type.scale() < 3 ? 6 : type.scale() < 5 ? 7 : 8;
            case DATETIMEOFFSET -> type.scale() < 3 ? 8 : type.scale() < 5 ? 9 : 10;
            case DECIMAL, NUMERIC -> type.precision() <= 9 ? 5 : type.precision() <= 19 ? 9 : type.precision() <= 28 ? 13 : 17;
            case UNIQUEIDENTIFIER -> 16;
            case SQL_VARIANT -> bytes(((Variant) value).value(), ((Variant) value).type());
            case BINARY, VARBINARY, TIMESTAMP -> ((byte[]) value).length;
            default -> ((String) value).length() * (isWide(type) ? 2 : 1);
        };
    }

    private static int positive(int length, String function) {
        if (length < 0) {
            throw FunctionErrors.invalidLength(function);
        }
        return length;
    }

    private static SqlType part(List<SqlType> types) {
        SqlType of = types.getFirst();
        if (!of.isText() && !of.isBinary()) {
            throw FunctionErrors.invalidArgument(of, 1, "substring");
        }
        return of.isBinary() ? SqlType.varbinary(of.length() == 0 ? 8 : of.length()) : text(isWide(of), of.isText() ? of.length() : 30);
    }

    private static Object substring(Arguments a) {
        long start = a.big(1) - 1;
        long end = start + positive(a.whole(2), "LEFT or SUBSTRING");
        if (a.value(0) instanceof byte[] bytes) {
            return Arrays.copyOfRange(bytes, clamp(start, bytes.length), clamp(Math.max(start, end), bytes.length));
        }
        String text = a.text(0);
        return text.substring(clamp(start, text.length()), clamp(end, text.length()));
    }

    private static int clamp(long at, int length) {
        return (int) Math.max(0, Math.min(length, at));
    }

    private static Object charIndex(Arguments a) {
        Collation collation = a.collation("charindex");
        String sought = collation.fold(a.text(0));
        int from = a.count() > 2 ? Math.max(0, a.whole(2) - 1) : 0;
        return count(a.type(1), sought.isEmpty() ? 0 : collation.fold(a.text(1)).indexOf(sought, from) + 1);
    }

    private static Object patIndex(Arguments a) {
        String pattern = a.text(0);
        String text = a.text(1);
        boolean anywhere = pattern.startsWith("%");
        LikePattern like = LikePattern.of(anywhere ? pattern.substring(1) : pattern, "", a.collation("patindex"));
        for (int i = 0; i <= (anywhere ? text.length() : 0); i++) {
            if (like.matches(text.substring(i))) {
                return count(a.type(1), i + 1);
            }
        }
        return count(a.type(1), 0);
    }

    private static Object str(Arguments a) {
        int length = a.count() > 1 ? a.whole(1) : 10;
        int decimals = a.count() > 2 ? Math.clamp(a.whole(2), 0, 16) : 0;
        if (length < 0 || length > 8000) {
            return "";
        }
        String plain = BigDecimal.valueOf(a.number(0)).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        int whole = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        if (whole > length) {
            return "*".repeat(length);
        }
        if (plain.length() > length) {
            plain = BigDecimal.valueOf(a.number(0)).setScale(Math.max(0, length - whole - 1), RoundingMode.HALF_UP).toPlainString();
        }
        return " ".repeat(Math.max(0, length - plain.length())) + plain;
    }

    private static @Nullable Object quoteName(Arguments a) {
        if (a.isNull(0) || a.count() > 1 && a.isNull(1) || a.text(0).length() > 128) {
            return null;
        }
        String quote = a.count() > 1 ? a.text(1) : "[";
        String name = a.text(0);
        return switch (quote.isEmpty() ? "[" : quote.substring(0, 1)) {
            case "[", "]" -> "[" + name.replace("]", "]]") + "]";
            case "'" -> "'" + name.replace("'", "''") + "'";
            case "\"" -> "\"" + name.replace("\"", "\"\"") + "\"";
            case "(", ")" -> "(" + name.replace(")", "))") + ")";
            case "<", ">" -> "<" + name.replace(">", ">>") + ">";
            case "{", "}" -> "{" + name.replace("}", "}}") + "}";
            case "`" -> "`" + name.replace("`", "``") + "`";
            default -> null;
        };
    }

    private static @Nullable Object parseName(Arguments a) {
        List<String> parts = NameParts.of(a.text(0));
        int wanted = a.whole(1);
        String part = wanted < 1 || wanted > parts.size() || parts.size() > 4 ? "" : parts.get(parts.size() - wanted);
        return part.isEmpty() ? null : part;
    }

    private static int same(String a, String b) {
        int same = 0;
        for (int i = 0; i < 4; i++) {
            same += a.charAt(i) == b.charAt(i) ? 1 : 0;
        }
        return same;
    }
}
