package io.linkspan.lab.engine.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConversionsTest {

    private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 7, 5, 15, 4, 9, 123_000_000);

    private static String shown(Object value) {
        return value instanceof byte[] b ? "0x" + HexFormat.of().withUpperCase().formatHex(b) : String.valueOf(value);
    }

    private record Sample(Object value, String from, String to, int style, String expected) {
    }

    private static Sample cast(Object value, String from, String to, String expected) {
        return new Sample(value, from, to, 0, expected);
    }

    @TestFactory
    Stream<DynamicTest> castsAsTheServerDoes() {
        return Stream.of(
                cast("12", "varchar(10)", "int", "12"), cast("  -7 ", "varchar(10)", "int", "-7"), cast("", "varchar(10)", "int", "0"),
                cast(new BigDecimal("2.9"), "numeric(2,1)", "int", "2"), cast(new BigDecimal("-2.9"), "numeric(2,1)", "int", "-2"), cast(2.9, "float", "int", "2"),
                cast(new BigDecimal("2.5000"), "money", "int", "3"),
                cast(300, "int", "bigint", "300"), cast(5, "int", "bit", "true"), cast("false", "varchar(5)", "bit", "false"),
                cast(new BigDecimal("1.255"), "numeric(4,3)", "decimal(5,2)", "1.26"), cast("1.5", "varchar(3)", "decimal(5,2)", "1.50"), cast(1.5, "float", "decimal(5,2)", "1.50"),
                cast("$1,234.5", "varchar(10)", "money", "1234.5000"), cast("1e3", "varchar(10)", "float", "1000.0"),
                cast(12345, "int", "varchar(3)", "*"), cast(12, "int", "char(5)", "12   "), cast("abcdef", "varchar(10)", "varchar(3)", "abc"),
                cast("日本", "nvarchar(2)", "varchar(10)", "??"), cast(new BigDecimal("1234.5678"), "money", "varchar(20)", "1234.57"),
                new Sample(new BigDecimal("1234567.8900"), "money", "varchar(20)", 1, "1,234,567.89"), new Sample(new BigDecimal("1.2345"), "money", "varchar(20)", 2, "1.2345"),
                cast("-922337203685477.5808", "varchar(30)", "money", "-922337203685477.5808"), cast(new BigDecimal("-214748.3648"), "decimal(10,4)", "smallmoney", "-214748.3648"),
                cast(0.1, "float", "varchar(20)", "0.1"), cast(123456789.0, "float", "varchar(20)", "1.23457e+008"), cast(1234567.0, "float", "varchar(20)", "1.23457e+006"),
                cast(100000.0, "float", "varchar(20)", "100000"), new Sample(1.5, "float", "varchar(30)", 1, "1.5000000e+000"), new Sample(1.5, "float", "varchar(30)", 2, "1.500000000000000e+000"),
                cast(258, "int", "varbinary(8)", "0x00000102"), cast(258, "int", "binary(2)", "0x0102"), cast(1L, "bigint", "varbinary(8)", "0x0000000000000001"),
                cast(new byte[] {1, 2}, "varbinary(2)", "int", "258"), cast("ab", "varchar(2)", "binary(4)", "0x61620000"), cast("ab", "nvarchar(2)", "varbinary(4)", "0x61006200"),
                new Sample("0xDEAD", "varchar(10)", "varbinary(4)", 1, "0xDEAD"), new Sample("DEAD", "varchar(10)", "varbinary(4)", 2, "0xDEAD"),
                new Sample(new byte[] {(byte) 0xDE, (byte) 0xAD}, "varbinary(2)", "varchar(10)", 1, "0xDEAD"), new Sample(new byte[] {(byte) 0xDE, (byte) 0xAD}, "varbinary(2)", "varchar(10)", 2, "DEAD"),
                cast(new byte[] {0x61, 0x62}, "varbinary(2)", "varchar(10)", "ab"),
                cast("6F9619FF-8B86-D011-B42D-00C04FC964FF", "varchar(36)", "uniqueidentifier", "6f9619ff-8b86-d011-b42d-00c04fc964ff"),
                cast(UUID.fromString("6f9619ff-8b86-d011-b42d-00c04fc964ff"), "uniqueidentifier", "varchar(36)", "6F9619FF-8B86-D011-B42D-00C04FC964FF"),
                cast(UUID.fromString("6f9619ff-8b86-d011-b42d-00c04fc964ff"), "uniqueidentifier", "binary(16)", "0xFF19966F868B11D0B42D00C04FC964FF"),
                cast("2026-07-05", "varchar(10)", "date", "2026-07-05"), cast("20260705", "varchar(10)", "date", "2026-07-05"), cast("7/5/2026", "varchar(10)", "date", "2026-07-05"),
                cast("Jul 5 2026", "varchar(20)", "date", "2026-07-05"), cast("5 July 2026", "varchar(20)", "date", "2026-07-05"), cast("7-5-26", "varchar(20)", "date", "2026-07-05"),
                new Sample("5/7/2026", "varchar(20)", "date", 103, "2026-07-05"), new Sample("05.07.26", "varchar(20)", "date", 4, "2026-07-05"), cast("03/30/2030", "nvarchar(20)", "datetime", "2030-03-30T00:00"),
                cast("2026-07-05T15:04:09.123", "varchar(30)", "datetime", "2026-07-05T15:04:09.123"), cast("2026-07-05 15:04", "varchar(30)", "datetime", "2026-07-05T15:04"),
                cast("2026-07-05 3:04:09 PM", "varchar(30)", "datetime", "2026-07-05T15:04:09"), cast("15:04", "varchar(30)", "datetime", "1900-01-01T15:04"), cast("", "varchar(30)", "datetime", "1900-01-01T00:00"),
                cast("2026-07-05T15:04:09.001", "varchar(30)", "datetime", "2026-07-05T15:04:09"), cast("2026-07-05T15:04:09.002", "varchar(30)", "datetime", "2026-07-05T15:04:09.003"),
                cast("2026-07-05T15:04:09.1234567", "varchar(30)", "datetime2", "2026-07-05T15:04:09.123456700"), cast("2026-07-05T15:04:09.1234567", "varchar(30)", "datetime2(3)", "2026-07-05T15:04:09.123"),
                cast("2026-07-05T15:04:09+02:00", "varchar(30)", "datetimeoffset", "2026-07-05T15:04:09+02:00"), cast("2026-07-05T15:04:29.999", "varchar(30)", "smalldatetime", "2026-07-05T15:04"),
                cast(MOMENT, "datetime", "date", "2026-07-05"), cast(MOMENT, "datetime", "time(0)", "15:04:09"), cast(0, "int", "datetime", "1900-01-01T00:00"), cast(new BigDecimal("1.5"), "numeric(2,1)", "datetime", "1900-01-02T12:00"),
                cast(LocalDateTime.of(1900, 1, 2, 12, 0), "datetime", "float", "1.5"), cast(LocalDate.of(2026, 1, 1), "date", "datetime", "2026-01-01T00:00")
        ).map(s -> DynamicTest.dynamicTest(s.value() + " " + s.from() + " to " + s.to() + " style " + s.style(),
                () -> assertEquals(s.expected(), shown(Conversions.explicit(s.value(), SqlType.parse(s.from()), SqlType.parse(s.to()), s.style())))));
    }

    @TestFactory
    Stream<DynamicTest> writesDatesInEveryStyle() {
        return Stream.of("0|Jul  5 2026  3:04PM", "1|07/05/26", "2|26.07.05", "3|05/07/26", "4|05.07.26", "5|05-07-26", "6|05 Jul 26", "7|Jul 05, 26", "8|15:04:09", "9|Jul  5 2026  3:04:09:123PM",
                "10|07-05-26", "11|26/07/05", "12|260705", "13|05 Jul 2026 15:04:09:123", "14|15:04:09:123", "20|2026-07-05 15:04:09", "21|2026-07-05 15:04:09.123", "23|2026-07-05", "25|2026-07-05 15:04:09.123",
                "100|Jul  5 2026  3:04PM", "101|07/05/2026", "102|2026.07.05", "103|05/07/2026", "104|05.07.2026", "105|05-07-2026", "106|05 Jul 2026", "107|Jul 05, 2026", "108|15:04:09",
                "109|Jul  5 2026  3:04:09:123PM", "110|07-05-2026", "111|2026/07/05", "112|20260705", "113|05 Jul 2026 15:04:09:123", "114|15:04:09:123", "120|2026-07-05 15:04:09",
                "121|2026-07-05 15:04:09.123", "126|2026-07-05T15:04:09.123").map(row -> row.split("\\|")).map(row -> DynamicTest.dynamicTest("style " + row[0],
                () -> assertEquals(row[1], Conversions.explicit(MOMENT, SqlType.DATETIME, SqlType.varchar(30), Integer.parseInt(row[0])))));
    }

    @Test
    void theNewerTypesWriteIsoUnlessAskedOtherwise() {
        assertEquals("2026-07-05", Conversions.explicit(LocalDate.of(2026, 7, 5), SqlType.DATE, SqlType.varchar(30), 0));
        assertEquals("15:04:09.1230000", Conversions.explicit(LocalTime.of(15, 4, 9, 123_000_000), SqlType.parse("time"), SqlType.varchar(30), 0));
        assertEquals("2026-07-05 15:04:09.1230000", Conversions.explicit(MOMENT, SqlType.parse("datetime2"), SqlType.varchar(30), 0));
        assertEquals("2026-07-05 15:04:09.12 +02:00", Conversions.explicit(OffsetDateTime.parse("2026-07-05T15:04:09.12+02:00"), SqlType.parse("datetimeoffset(2)"), SqlType.varchar(40), 0));
        assertEquals("2026-07-05T13:04:09.12Z", Conversions.explicit(OffsetDateTime.parse("2026-07-05T15:04:09.12+02:00"), SqlType.parse("datetimeoffset(2)"), SqlType.varchar(40), 127));
    }

    private record Refusal(Object value, String from, String to, int number, String words) {
    }

    @TestFactory
    Stream<DynamicTest> refusesAsTheServerDoes() {
        return Stream.of(
                new Refusal("abc", "varchar(3)", "int", 245, "Conversion failed when converting the varchar value 'abc' to data type int."),
                new Refusal("1.5", "nvarchar(3)", "int", 245, "Conversion failed when converting the nvarchar value '1.5' to data type int."),
                new Refusal("x", "varchar(3)", "bigint", 8114, "Error converting data type varchar to bigint."),
                new Refusal("x", "varchar(3)", "decimal(5,2)", 8114, "Error converting data type varchar to numeric."),
                new Refusal("", "varchar(3)", "decimal(5,2)", 8114, null),
                new Refusal("x", "varchar(3)", "float", 8114, "Error converting data type varchar to float."),
                new Refusal("x", "varchar(3)", "money", 235, null),
                new Refusal("99999999999", "varchar(20)", "int", 248, "The conversion of the varchar value '99999999999' overflowed an int column."),
                new Refusal("300", "varchar(3)", "tinyint", 244, "The conversion of the varchar value '300' overflowed an INT1 column. Use a larger integer column."),
                new Refusal(300, "int", "tinyint", 220, "Arithmetic overflow error for data type tinyint, value = 300."),
                new Refusal(3_000_000_000L, "bigint", "int", 8115, "Arithmetic overflow error converting expression to data type int."),
                new Refusal(3e9, "float", "int", 232, "Arithmetic overflow error for type int, value = 3000000000.000000."),
                new Refusal(new BigDecimal("1000"), "numeric(4,0)", "decimal(3,0)", 8115, "Arithmetic overflow error converting numeric to data type numeric."),
                new Refusal(1234, "int", "nvarchar(2)", 8115, null),
                new Refusal(new BigDecimal("1234.5"), "numeric(5,1)", "varchar(3)", 8115, null),
                new Refusal("soon", "varchar(4)", "datetime", 241, "Conversion failed when converting date and/or time from character string."),
                new Refusal("2026-13-01", "varchar(10)", "datetime", 242, "The conversion of a varchar data type to a datetime data type resulted in an out-of-range value."),
                new Refusal("2026-13-01", "varchar(10)", "date", 241, null),
                new Refusal("2026-02-30", "varchar(10)", "date", 241, null),
                new Refusal(LocalDateTime.of(1500, 1, 1, 0, 0), "datetime2", "datetime", 242, "The conversion of a datetime2 data type to a datetime data type resulted in an out-of-range value."),
                new Refusal("x", "varchar(3)", "uniqueidentifier", 8169, "Conversion failed when converting from a character string to uniqueidentifier."),
                new Refusal(UUID.randomUUID(), "uniqueidentifier", "varchar(10)", 8170, null),
                new Refusal(1, "int", "date", 529, "Explicit conversion from data type int to date is not allowed."),
                new Refusal(1, "int", "uniqueidentifier", 529, null),
                new Refusal(MOMENT, "datetime", "uniqueidentifier", 529, null),
                new Refusal(LocalDate.EPOCH, "date", "int", 529, null)
        ).map(r -> DynamicTest.dynamicTest(r.value() + " " + r.from() + " to " + r.to(), () -> {
            ServerError error = assertThrows(ServerError.class, () -> Conversions.explicit(r.value(), SqlType.parse(r.from()), SqlType.parse(r.to()), 0));
            assertEquals(r.number(), error.number(), error::getMessage);
            if (r.words() != null) {
                assertEquals(r.words(), error.getMessage());
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> someTypesNeedConvert() {
        return Stream.of("datetime|int|257", "varchar(5)|varbinary(5)|257", "sql_variant|int|257", "int|date|206", "uniqueidentifier|int|206", "xml|int|206", "date|time|206", "float|timestamp|206", "varchar(max)|sql_variant|206")
                .map(row -> row.split("\\|")).map(row -> DynamicTest.dynamicTest(row[0] + " to " + row[1],
                        () -> assertEquals(Integer.parseInt(row[2]), assertThrows(ServerError.class, () -> Conversions.demandImplicit(SqlType.parse(row[0]), SqlType.parse(row[1]))).number())));
    }

    @TestFactory
    Stream<DynamicTest> theHigherTypeWins() {
        return Stream.of("int|varchar(10)|int", "int|bigint|bigint", "int|decimal(5,2)|decimal(12,2)", "decimal(5,2)|decimal(10,4)|decimal(10,4)", "money|decimal(5,2)|decimal(19,4)", "float|decimal(5,2)|float", "varchar(5)|nvarchar(3)|nvarchar(5)",
                "char(5)|varchar(3)|varchar(5)", "varchar(max)|nvarchar(3)|nvarchar(max)", "datetime|varchar(10)|datetime", "datetime|datetime2(3)|datetime2(3)", "date|datetime|datetime", "bit|int|int", "int|sql_variant|sql_variant",
                "varbinary(4)|varchar(2)|varchar(4)", "uniqueidentifier|varchar(5)|uniqueidentifier", "time(3)|time(7)|time(7)").map(row -> row.split("\\|")).map(row -> DynamicTest.dynamicTest(row[0] + " and " + row[1], () -> {
                    assertEquals(row[2], Conversions.common(SqlType.parse(row[0]), SqlType.parse(row[1])).toString());
                    assertEquals(row[2], Conversions.common(SqlType.parse(row[1]), SqlType.parse(row[0])).toString());
                }));
    }

    @Test
    void aColumnRefusesWhatCastWouldCut() {
        SqlType from = SqlType.varchar(10);
        SqlType to = SqlType.nvarchar(3);
        ServerError now = assertThrows(ServerError.class, () -> Conversions.assign("abcdef", from, to, "d.dbo.t", "c", 16));
        assertEquals("String or binary data would be truncated in table 'd.dbo.t', column 'c'. Truncated value: 'abc'.", now.getMessage());
        assertEquals(2628, now.number());
        assertEquals(8152, assertThrows(ServerError.class, () -> Conversions.assign("abcdef", from, to, "d.dbo.t", "c", 14)).number());
        assertEquals("abc", Conversions.assign("abc   ", from, to, "d.dbo.t", "c", 16));
        assertEquals("abc", Conversions.implicit("abcdef", from, to));
    }

    @Test
    void fixedTypesAreFilled() {
        assertEquals("ab ", Conversions.assign("ab", SqlType.varchar(2), SqlType.parse("nchar(3)"), "t", "c", 16));
        assertEquals("0x0100", shown(Conversions.assign(new byte[] {1}, SqlType.varbinary(1), SqlType.parse("binary(2)"), "t", "c", 16)));
    }

    @Test
    void nullStaysNull() {
        assertNull(Conversions.explicit(null, SqlType.INT, SqlType.DATE, 0));
        assertNull(Conversions.assign(null, SqlType.INT, SqlType.DATE, "t", "c", 16));
    }

    @Test
    void aVariantRemembersItsType() {
        Object variant = Conversions.implicit(5, SqlType.INT, SqlType.SQL_VARIANT);
        assertEquals(new Variant(SqlType.INT, 5), variant);
        assertEquals("5", Conversions.explicit(variant, SqlType.SQL_VARIANT, SqlType.nvarchar(10), 0));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        long seed = 20_260_705;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            int style = new int[] {121, 126, 109, 113, 25}[random.nextInt(5)];
            LocalDateTime any = LocalDateTime.of(1753 + random.nextInt(8000), 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(24), random.nextInt(60), random.nextInt(60), random.nextInt(999_999_999));
            Object moment = Conversions.implicit(any, SqlType.parse("datetime2"), SqlType.DATETIME);
            Object text = Conversions.explicit(moment, SqlType.DATETIME, SqlType.varchar(40), style);
            assertEquals(moment, Conversions.explicit(text, SqlType.varchar(40), SqlType.DATETIME, style), () -> "seed " + seed + " style " + style + ": " + text);
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            Object hex = Conversions.explicit(bytes, SqlType.varbinary(20), SqlType.varchar(50), 1);
            assertEquals(shown(bytes), shown(Conversions.explicit(hex, SqlType.varchar(50), SqlType.varbinary(20), 1)), () -> "seed " + seed);
            UUID id = new UUID(random.nextLong(), random.nextLong());
            assertEquals(id, Conversions.explicit(Conversions.explicit(id, SqlType.UNIQUEIDENTIFIER, SqlType.varbinary(16), 0), SqlType.varbinary(16), SqlType.UNIQUEIDENTIFIER, 0));
        }
    }
}
