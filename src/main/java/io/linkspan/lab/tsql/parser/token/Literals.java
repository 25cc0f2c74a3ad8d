package io.linkspan.lab.tsql.parser.token;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.tsql.syntax.Expression.Literal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.util.HexFormat;

/** Constants with their types (T-SQL reference, "Constants"). */
public final class Literals {

    public static final Literal NULL = new Literal(null, SqlType.INT);
    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

    private Literals() {
    }

    public static Literal of(Token token) {
        return switch (token.kind()) {
            case STRING -> varchar(token.text());
            case UNICODE -> unicode(token.text());
            case INTEGER, DECIMAL -> exact(token);
            case FLOAT -> new Literal(Double.valueOf(token.text().matches(".*\\d") ? token.text() : token.text() + "0"), SqlType.FLOAT);
            case MONEY -> new Literal(money(token.text().substring(1)), SqlType.MONEY);
            case BINARY -> binary(token.text().substring(2));
            default -> throw SyntaxErrors.near(token);
        };
    }

    /** A string without N: characters outside the code page are lost, as on the server. */
    public static Literal varchar(String text) {
        return new Literal(new String(text.getBytes(LATIN), LATIN), SqlType.varchar(sized(text.length(), 8000)));
    }

    public static Literal unicode(String text) {
        return new Literal(text, SqlType.nvarchar(sized(text.length(), 4000)));
    }

    private static int sized(int length, int most) {
        return length > most ? SqlType.MAX : Math.max(1, length);
    }

    private static Literal exact(Token token) {
        BigDecimal value = new BigDecimal(token.text().endsWith(".") ? token.text().substring(0, token.text().length() - 1) : token.text());
        if (token.kind() == Token.Kind.INTEGER && value.compareTo(MAX_INT) <= 0) {
            return new Literal(value.intValueExact(), SqlType.INT);
        }
        int precision = Math.max(value.precision(), Math.max(1, value.scale()));
        if (precision > 38) {
            throw SyntaxErrors.numberTooLong(token);
        }
        return new Literal(value, new SqlType(Kind.NUMERIC, 0, precision, value.scale()));
    }

    private static BigDecimal money(String digits) {
        return (digits.isEmpty() || digits.equals(".") ? BigDecimal.ZERO : new BigDecimal(digits.endsWith(".") ? digits + "0" : digits)).setScale(4, RoundingMode.HALF_UP);
    }

    private static Literal binary(String digits) {
        byte[] bytes = HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
        return new Literal(bytes, SqlType.varbinary(sized(bytes.length, 8000)));
    }

    /** A number with a minus before it is a constant too. */
    public static Literal negative(Literal number) {
        Object value = switch (number.value()) {
            case Integer i -> -i;
            case Double d -> -d;
            case BigDecimal d -> d.negate();
            case null, default -> throw new IllegalArgumentException("not a number");
        };
        return new Literal(value, number.type());
    }
}
