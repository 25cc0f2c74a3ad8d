package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.linkspan.lab.engine.store.Change;
import io.linkspan.lab.engine.store.LogRecord;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {

    static List<Object> values() {
        return List.of(true, 'é', OptionalLong.empty(), OptionalLong.of(7), Set.of(1, 2), (short) 255, -1, Long.MIN_VALUE, 1.5f, Double.MIN_VALUE, new BigDecimal("-12345678901234567890.0123456789"), "", "a]b';--é \uD83D\uDE00", LocalDate.of(1, 1, 1),
                LocalTime.MAX, LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_900), OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 100, ZoneOffset.ofHours(-14)), Instant.EPOCH, UUID.randomUUID(),
                Optional.empty(), Optional.of("x"), Arrays.asList(1, null, "two"), new Variant(SqlType.INT, 7), new Lsn(34, 16, 1), SqlType.Kind.XML,
                new LogRecord(new Lsn(34, 17, 1), Instant.EPOCH, 9, List.of(new Change.RowDeleted(1, 2), new Change.ObjectDropped(3))),
                new TableDefinition(1, "dbo", "t", Instant.EPOCH, List.of(TableColumn.of("a", SqlType.nvarchar(SqlType.MAX), true)), List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueComesBackAsItWent(Object value) throws IOException {
        assertEquals(value, there(value));
    }

    @Test
    void bytesAndRowsComeBackAsTheyWent() throws IOException {
        assertArrayEquals(new byte[] {0, -1, 127}, (byte[]) there(new byte[] {0, -1, 127}));
        Change.RowWritten row = (Change.RowWritten) there(new Change.RowWritten(1, 2, new Object[] {1, null, "x"}));
        assertArrayEquals(new Object[] {1, null, "x"}, row.values());
    }

    @Test
    void whatIsNotOfTheLabIsNotSentAndNotRead() throws IOException {
        assertThrows(IllegalArgumentException.class, () -> there(new StringBuilder()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte('R');
        out.writeUTF("java.net.InetSocketAddress");
        assertThrows(IOException.class, () -> Codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))));
    }

    private static Object there(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Codec.write(new DataOutputStream(bytes), value);
        return Codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
