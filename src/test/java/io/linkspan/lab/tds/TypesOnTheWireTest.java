package io.linkspan.lab.tds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.engine.type.Variant;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import microsoft.sql.DateTimeOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type, as a column and inside sql_variant, read by the unmodified driver of Microsoft; and its parameters, given back. */
class TypesOnTheWireTest {

    @RegisterExtension
    static final ToyExtension TOY = new ToyExtension();

    private static final LocalDateTime MOMENT = LocalDateTime.of(2024, 2, 29, 23, 59, 58, 123_456_700);
    private static final UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("bit", true, true), Arguments.of("tinyint", (short) 255, (short) 255), Arguments.of("smallint", (short) -32768, (short) -32768),
                Arguments.of("int", Integer.MIN_VALUE, Integer.MIN_VALUE), Arguments.of("bigint", Long.MIN_VALUE, Long.MIN_VALUE),
                Arguments.of("decimal(9,4)", new BigDecimal("-12345.6789"), new BigDecimal("-12345.6789")),
                Arguments.of("numeric(25,0)", new BigDecimal("37000000012800001"), new BigDecimal("37000000012800001")),
                Arguments.of("decimal(38,10)", new BigDecimal("9999999999999999999999999999.9999999999"), new BigDecimal("9999999999999999999999999999.9999999999")),
                Arguments.of("money", new BigDecimal("-922337203685477.5808"), new BigDecimal("-922337203685477.5808")),
                Arguments.of("smallmoney", new BigDecimal("214748.3647"), new BigDecimal("214748.3647")),
                Arguments.of("float", -1.5e300, -1.5e300), Arguments.of("real", 1.25f, 1.25f),
                Arguments.of("char(5)", "ab€  ", "ab€  "), Arguments.of("varchar(20)", "Größe €", "Größe €"), Arguments.of("nchar(3)", "日本 ", "日本 "),
                Arguments.of("nvarchar(20)", "日本 𝄞", "日本 𝄞"), Arguments.of("sysname", "a]b';--é", "a]b';--é"),
                Arguments.of("date", LocalDate.of(1, 1, 1), java.sql.Date.valueOf(LocalDate.of(1, 1, 1))),
                Arguments.of("date", LocalDate.of(9999, 12, 31), java.sql.Date.valueOf(LocalDate.of(9999, 12, 31))),
                Arguments.of("datetime", LocalDateTime.of(2024, 2, 29, 12, 30, 15, 123_000_000), Timestamp.valueOf(LocalDateTime.of(2024, 2, 29, 12, 30, 15, 123_000_000))),
                Arguments.of("datetime", LocalDateTime.of(1999, 12, 31, 23, 59, 59, 999_000_000), Timestamp.valueOf(LocalDateTime.of(2000, 1, 1, 0, 0))),
                Arguments.of("smalldatetime", LocalDateTime.of(2024, 2, 29, 12, 30), Timestamp.valueOf(LocalDateTime.of(2024, 2, 29, 12, 30))),
                Arguments.of("datetime2(7)", MOMENT, Timestamp.valueOf(MOMENT)),
                Arguments.of("datetime2(3)", MOMENT.withNano(123_000_000), Timestamp.valueOf(MOMENT.withNano(123_000_000))),
                Arguments.of("datetime2(0)", MOMENT.withNano(0), Timestamp.valueOf(MOMENT.withNano(0))),
                Arguments.of("uniqueidentifier", ID, ID.toString().toUpperCase()));
    }

    private static void teach(SqlType type, Object value) {
        TOY.toy().on("value", (session, out) -> {
            out.columns(List.of(new Column("v", type), new Column("n", type), new Column("s", SqlType.SQL_VARIANT)));
            out.row(new Object[] {value, null, type.length() == SqlType.MAX || type.kind() == Kind.XML ? null : new Variant(type, value)});
            out.done(StatementKind.SELECT, 1);
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("values")
    void valueIsReadAsColumnAndAsVariant(String declared, Object value, Object expected) throws SQLException {
        teach(SqlType.parse(declared), value);
        try (Connection connection = TOY.connect(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("value")) {
            rows.next();
            assertEquals(expected, rows.getObject(1));
            assertNull(rows.getObject(2));
            assertEquals(expected.toString().strip(), rows.getObject(3).toString().strip());
            String name = declared.replaceAll("\\(.*", "");
            assertEquals(name.equals("sysname") ? "nvarchar" : name, rows.getMetaData().getColumnTypeName(1));
        }
    }

    @Test
    void timesAreReadWithAllTheirDigits() throws SQLException {
        LocalTime time = LocalTime.of(23, 59, 59, 999_999_900);
        teach(SqlType.parse("time(7)"), time);
        try (Connection connection = TOY.connect(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("value")) {
            rows.next();
            assertEquals(time, rows.getObject(1, LocalTime.class));
        }
    }

    @Test
    void offsetsAreReadWithTheirMoment() throws SQLException {
        OffsetDateTime moment = OffsetDateTime.parse("2024-02-29T01:02:03.1234567-05:30");
        teach(SqlType.parse("datetimeoffset(7)"), moment);
        try (Connection connection = TOY.connect(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("value")) {
            rows.next();
            assertEquals(moment, rows.getObject(1, DateTimeOffset.class).getOffsetDateTime());
        }
    }

    @Test
    void bytesAndXmlAreRead() throws SQLException {
        TOY.toy().on("bytes", (session, out) -> {
            out.columns(List.of(new Column("b", SqlType.parse("binary(3)")), new Column("v", SqlType.varbinary(10)), new Column("t", SqlType.parse("rowversion")), new Column("x", SqlType.XML)));
            out.row(new Object[] {new byte[] {1, 2, 3}, new byte[] {(byte) 0xFF}, new byte[8], "<a>ä</a>"});
            out.done(StatementKind.SELECT, 1);
        });
        try (Connection connection = TOY.connect(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("bytes")) {
            rows.next();
            assertArrayEquals(new byte[] {1, 2, 3}, rows.getBytes(1));
            assertArrayEquals(new byte[] {(byte) 0xFF}, rows.getBytes(2));
            assertEquals("timestamp", rows.getMetaData().getColumnTypeName(3));
            assertEquals("<a>ä</a>", rows.getString(4));
        }
    }

    static Stream<Arguments> parameters() {
        return Stream.of(Arguments.of(Types.INTEGER, 7, 7), Arguments.of(Types.BIGINT, 1L << 40, 1L << 40), Arguments.of(Types.SMALLINT, (short) -3, (short) -3),
                Arguments.of(Types.TINYINT, (short) 200, (short) 200), Arguments.of(Types.BIT, false, false), Arguments.of(Types.DOUBLE, 2.5, 2.5), Arguments.of(Types.REAL, 2.5f, 2.5f),
                Arguments.of(Types.DECIMAL, new BigDecimal("-1.25"), new BigDecimal("-1.25")), Arguments.of(Types.NVARCHAR, "日本", "日本"), Arguments.of(Types.VARCHAR, "", ""),
                Arguments.of(Types.LONGNVARCHAR, "ß".repeat(5000), "ß".repeat(5000)), Arguments.of(Types.DATE, java.sql.Date.valueOf("2024-02-29"), java.sql.Date.valueOf("2024-02-29")),
                Arguments.of(Types.TIMESTAMP, Timestamp.valueOf(MOMENT), Timestamp.valueOf(MOMENT)));
    }

    @ParameterizedTest(name = "[{index}] JDBC type {0}")
    @MethodSource("parameters")
    void parameterComesBack(int type, Object value, Object expected) throws SQLException {
        try (Connection connection = TOY.connect(); PreparedStatement statement = connection.prepareStatement("give back ? ?")) {
            statement.setObject(1, value, type);
            statement.setNull(2, type);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                assertEquals(expected, rows.getObject(1));
                assertNull(rows.getObject(2));
            }
        }
    }

    @Test
    void binaryParametersComeBack() throws SQLException {
        byte[] large = new byte[20_000];
        large[19_999] = 7;
        try (Connection connection = TOY.connect(); PreparedStatement statement = connection.prepareStatement("give back ? ? ?")) {
            statement.setBytes(1, new byte[] {1, 2});
            statement.setBytes(2, large);
            statement.setObject(3, ID.toString(), microsoft.sql.Types.GUID);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                assertArrayEquals(new byte[] {1, 2}, rows.getBytes(1));
                assertArrayEquals(large, rows.getBytes(2));
                assertEquals(ID.toString().toUpperCase(), rows.getString(3));
            }
        }
    }

    @Test
    void timesOfParametersComeBack() throws SQLException {
        OffsetDateTime moment = OffsetDateTime.parse("2024-02-29T01:02:03.1234567+14:00");
        LocalTime time = LocalTime.of(1, 2, 3, 123_000_000);
        try (Connection connection = TOY.connect(); PreparedStatement statement = connection.prepareStatement("give back ? ?")) {
            statement.setObject(1, DateTimeOffset.valueOf(moment));
            statement.setObject(2, time);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                assertEquals(moment, rows.getObject(1, DateTimeOffset.class).getOffsetDateTime());
                assertEquals(time, rows.getObject(2, LocalTime.class));
            }
        }
    }
}
