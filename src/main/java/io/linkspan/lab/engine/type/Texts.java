package io.linkspan.lab.engine.type;

import io.linkspan.lab.engine.type.SqlType.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** Conversion to the character types. */
final class Texts {

    /** Of varchar under SQL_Latin1_General_CP1_CI_AS. */
    static final Charset CODE_PAGE = Charset.forName("windows-1252");

    private Texts() {
    }

    /** A value as text, not yet cut to a length. */
    static String text(Object value, SqlType from, SqlType to, int style) {
        String text = switch (value) {
            case String s -> s;
            case Boolean b -> b ? "1" : "0";
            case BigDecimal d when from.kind() == Kind.MONEY || from.kind() == Kind.SMALLMONEY -> money(d, style);
            case BigDecimal d -> d.toPlainString();
            case Double d -> floating(d, style, false);
            case Float f -> floating(f, style, true);
            case Number n -> n.toString();
            case byte[] bytes -> binary(bytes, to, style);
            case UUID id -> id.toString().toUpperCase(Locale.ROOT);
            default -> DateWriter.write(value, from, style);
        };
        return wide(to) ? text : new String(text.getBytes(CODE_PAGE), CODE_PAGE);
    }

    private static boolean wide(SqlType type) {
        return type.kind() == Kind.NVARCHAR || type.kind() == Kind.NCHAR || type.kind() == Kind.XML;
    }

    /** As CAST does: a text is cut, a number that does not fit becomes a star or an error. */
    static String fit(String text, SqlType from, SqlType to) {
        if (to.kind() == Kind.XML || to.length() == SqlType.MAX) {
            return text;
        }
        if (text.length() > to.length()) {
            return switch (from.kind()) {
                case BIT, TINYINT, SMALLINT, INT, BIGINT -> {
                    if (wide(to) || from.kind() == Kind.BIGINT) {
                        throw ConversionErrors.overflow("expression", to);
                    }
                    yield pad("*", to);
                }
                case DECIMAL, NUMERIC, MONEY, SMALLMONEY, FLOAT, REAL -> throw ConversionErrors.overflow(from, to);
                case UNIQUEIDENTIFIER -> throw ConversionErrors.guidSpace();
                default -> text.substring(0, to.length());
            };
        }
        return pad(text, to);
    }

    /** The fixed types are filled with blanks. */
    static String pad(String text, SqlType to) {
        return to.kind() == Kind.CHAR || to.kind() == Kind.NCHAR ? text + " ".repeat(Math.max(0, to.length() - text.length())) : text;
    }

    private static String money(BigDecimal value, int style) {
        return style == 2 ? value.setScale(4, RoundingMode.HALF_UP).toPlainString()
                : String.format(Locale.ROOT, style == 1 ? "%,.2f" : "%.2f", value.setScale(2, RoundingMode.HALF_UP));
    }

    private static String binary(byte[] bytes, SqlType to, int style) {
        return switch (style) {
            case 1 -> "0x" + HexFormat.of().withUpperCase().formatHex(bytes);
            case 2 -> HexFormat.of().withUpperCase().formatHex(bytes);
            default -> new String(bytes, wide(to) ? StandardCharsets.UTF_16LE : CODE_PAGE);
        };
    }

    /** Style 0: six digits at most, a power of ten only where it is needed; 1, 2 and 3: always, with 8, 16 and 17 digits. */
    private static String floating(double value, int style, boolean single) {
        if (style == 3) {
            return exponential(value, single ? 9 : 17);
        }
        if (style == 1 || style == 2) {
            return exponential(value, style == 1 ? 8 : 16);
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -5 && exponent < 6) {
            BigDecimal plain = rounded.stripTrailingZeros();
            return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
        }
        BigDecimal digits = rounded.movePointLeft(exponent).stripTrailingZeros();
        return digits.toPlainString() + power(exponent);
    }

    private static String exponential(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).setScale(digits - 1, RoundingMode.HALF_UP).toPlainString() + power(exponent);
    }

    private static String power(int exponent) {
        return String.format(Locale.ROOT, "e%s%03d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
