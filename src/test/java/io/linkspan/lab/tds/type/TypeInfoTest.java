package io.linkspan.lab.tds.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.SqlType.Kind;
import io.linkspan.lab.engine.type.Variant;
import io.linkspan.lab.tds.packet.WireInput;
import io.linkspan.lab.tds.packet.WireOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.ProtocolException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as bytes and back. */
class TypeInfoTest {

    private static byte[] encoded(SqlType type, Object value) {
        return WireOutput.bytesOf(out -> TypeInfo.of(type).writeValue(value, out));
    }

    private static Object thereAndBack(SqlType type, Object value) throws ProtocolException {
        WireInput in = new WireInput(WireOutput.bytesOf(out -> {
            TypeInfo.of(type).write(out);
            TypeInfo.of(type).writeValue(value, out);
        }));
        TypeInfo read = TypeInfo.read(in);
        assertEquals(type.kind() == Kind.TIMESTAMP ? Kind.BINARY : type.kind(), read.type().kind());
        Object back = read.readValue(in);
        assertEquals(0, in.left(), "nothing is left over");
        return back;
    }

    private static Object sample(SqlType type, Random random) {
        LocalDateTime second = LocalDateTime.of(2000, 1, 1, 0, 0).plusSeconds(random.nextInt());
        return switch (type.kind()) {
            case BIT -> random.nextBoolean();
            case TINYINT -> (short) random.nextInt(256);
            case SMALLINT -> (short) random.nextInt();
            case INT -> random.nextInt();
            case BIGINT -> random.nextLong();
            case DECIMAL, NUMERIC -> new BigDecimal(new BigInteger(3 * type.precision(), random).negate(), type.scale());
            case MONEY -> BigDecimal.valueOf(random.nextLong(), 4);
            case SMALLMONEY -> BigDecimal.valueOf(random.nextInt(), 4);
            case FLOAT -> random.nextGaussian();
            case REAL -> random.nextFloat();
            case CHAR, VARCHAR -> "Größe €";
            case NCHAR, NVARCHAR, XML -> "日本 𝄞";
            case BINARY, VARBINARY, TIMESTAMP -> new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) random.nextInt()};
            case DATE -> second.toLocalDate();
            case TIME -> second.toLocalTime().plusNanos(100L * random.nextInt(10_000_000));
            case DATETIME -> second;
            case SMALLDATETIME -> LocalDate.of(1900, 1, 1).atStartOfDay().plusMinutes(random.nextInt(60_000_000));
            case DATETIME2 -> second.plusNanos(100L * random.nextInt(10_000_000));
            case DATETIMEOFFSET -> second.atOffset(ZoneOffset.ofHoursMinutes(5, 45));
            case UNIQUEIDENTIFIER -> new UUID(random.nextLong(), random.nextLong());
            case SQL_VARIANT -> new Variant(SqlType.decimal(12, 3), new BigDecimal("1.234"));
        };
    }

    private static SqlType typical(Kind kind) {
        return switch (kind) {
            case DECIMAL, NUMERIC -> new SqlType(kind, 0, 38, 10);
            case TIME, DATETIME2, DATETIMEOFFSET -> new SqlType(kind, 0, 0, 7);
            case CHAR, VARCHAR, NCHAR, NVARCHAR, BINARY, VARBINARY -> new SqlType(kind, 50, 0, 0);
            default -> SqlType.of(kind);
        };
    }

    private static void assertSame(Object expected, Object actual) {
        if (expected instanceof byte[] bytes) {
            assertArrayEquals(bytes, (byte[]) actual);
        } else {
            assertEquals(expected, actual);
        }
    }

    @ParameterizedTest
    @EnumSource
    void valuesComeBack(Kind kind) throws ProtocolException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        SqlType type = typical(kind);
        for (int i = 0; i < 200; i++) {
            Object value = sample(type, random);
            assertSame(value, thereAndBack(type, value));
        }
        assertNull(thereAndBack(type, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"VARCHAR", "NVARCHAR", "VARBINARY"})
    void valuesOfMaxTypesComeBack(Kind kind) throws ProtocolException {
        SqlType type = new SqlType(kind, SqlType.MAX, 0, 0);
        Object value = sample(type, new Random(1));
        assertSame(value, thereAndBack(type, value));
        assertNull(thereAndBack(type, null));
    }

    @ParameterizedTest
    @CsvSource({"9,05", "10,09", "19,09", "20,0d", "28,0d", "29,11", "38,11"})
    void decimalsTakeAsManyBytesAsTheirPrecisionNeeds(int precision, String length) {
        assertEquals(length + "0100", HexFormat.of().formatHex(encoded(SqlType.decimal(precision, 0), new BigDecimal(0))).substring(0, 4).concat("00"));
        assertEquals(Integer.parseInt(length, 16) + 1, encoded(SqlType.decimal(precision, 0), BigDecimal.ONE).length);
    }

    @ParameterizedTest
    @CsvSource({"0,3", "2,3", "3,4", "4,4", "5,5", "7,5"})
    void timesTakeAsManyBytesAsTheirScaleNeeds(int scale, int length) {
        assertEquals(length + 1, encoded(new SqlType(Kind.TIME, 0, 0, scale), LocalTime.MIDNIGHT).length);
    }

    @Test
    void datetimeRoundsToThreeHundredthsAndCarries() throws ProtocolException {
        LocalDateTime last = LocalDateTime.of(2023, 12, 31, 23, 59, 59);
        assertEquals(last.withNano(997_000_000), thereAndBack(SqlType.DATETIME, last.withNano(998_000_000)));
        assertEquals(LocalDateTime.of(2024, 1, 1, 0, 0), thereAndBack(SqlType.DATETIME, last.withNano(999_000_000)));
        assertEquals(LocalDateTime.of(1753, 1, 1, 0, 0, 0, 3_000_000), thereAndBack(SqlType.DATETIME, LocalDateTime.of(1753, 1, 1, 0, 0, 0, 4_000_000)));
    }

    @Test
    void uniqueidentifierSwapsItsFirstThreeGroups() {
        assertEquals("10" + "67452301" + "ab89" + "efcd" + "0123456789abcdef",
                HexFormat.of().formatHex(encoded(SqlType.UNIQUEIDENTIFIER, UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"))));
    }

    @Test
    void emptyMaxValueHasNoChunk() {
        assertEquals("0000000000000000" + "00000000", HexFormat.of().formatHex(encoded(SqlType.nvarchar(SqlType.MAX), "")));
        assertEquals("ffffffffffffffff", HexFormat.of().formatHex(encoded(SqlType.nvarchar(SqlType.MAX), null)));
    }

    @Test
    void chunksAreJoinedWhateverTheAnnouncedTotal() throws ProtocolException {
        WireInput in = new WireInput(HexFormat.of().parseHex("e7ffff0904d00034" + "feffffffffffffff" + "02000000" + "6100" + "02000000" + "6200" + "00000000"));
        assertEquals("ab", TypeInfo.read(in).readValue(in));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2603" /* int of 3 bytes */, "26" /* cut */, "6a113228" /* precision 50 */, "2908" /* time(8) */, "99" /* no type */, "2604" + "0301020304" /* value of 3 bytes */,
        "e71400" + "0904d00034" + "1500" /* value longer than the message */, "e71400" + "0904d00034" + "0100" + "61" /* half a character */, "2807" + "ffffff" /* date of 7 bytes */})
    void malformedTypesAndValuesAreProtocolErrors(String hex) {
        WireInput in = new WireInput(HexFormat.of().parseHex(hex));
        assertThrows(ProtocolException.class, () -> TypeInfo.read(in).readValue(in));
    }

    @ParameterizedTest
    @ValueSource(strings = {"f0", "f3", "f4", "f5"})
    void typesThatTheLabDoesNotTakeAreAnAnswer(String hex) {
        assertEquals(40000, assertThrows(ServerError.class, () -> TypeInfo.read(new WireInput(HexFormat.of().parseHex(hex)))).number());
    }
}
