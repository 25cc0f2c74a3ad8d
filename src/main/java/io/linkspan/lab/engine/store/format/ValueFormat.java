package io.linkspan.lab.engine.store.format;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One value of a row as a tag and bytes. */
final class ValueFormat {

    private ValueFormat() {
    }

    static void write(@Nullable Object value, DataOutput out) throws IOException {
        switch (value) {
            case null -> out.writeByte(0);
            case Boolean b -> {
                out.writeByte(1);
                out.writeBoolean(b);
            }
            case Short s -> {
                out.writeByte(2);
                out.writeShort(s);
            }
            case Integer i -> {
                out.writeByte(3);
                out.writeInt(i);
            }
            case Long l -> {
                out.writeByte(4);
                out.writeLong(l);
            }
            case BigDecimal d -> {
                out.writeByte(5);
                out.writeInt(d.scale());
                bytes(d.unscaledValue().toByteArray(), out);
            }
            case Double d -> {
                out.writeByte(6);
                out.writeDouble(d);
            }
            case Float f -> {
                out.writeByte(7);
                out.writeFloat(f);
            }
            case String s -> {
                out.writeByte(8);
                ChangeFormat.text(s, out);
            }
            case byte[] b -> {
                out.writeByte(9);
                bytes(b, out);
            }
            case LocalDate d -> {
                out.writeByte(10);
                out.writeLong(d.toEpochDay());
            }
            case LocalTime t -> {
                out.writeByte(11);
                out.writeLong(t.toNanoOfDay());
            }
            case LocalDateTime t -> {
                out.writeByte(12);
                write(t, out);
            }
            case OffsetDateTime t -> {
                out.writeByte(13);
                write(t.toLocalDateTime(), out);
                out.writeInt(t.getOffset().getTotalSeconds());
            }
            case UUID u -> {
                out.writeByte(14);
                out.writeLong(u.getMostSignificantBits());
                out.writeLong(u.getLeastSignificantBits());
            }
            case Variant v -> {
                out.writeByte(15);
                ChangeFormat.text(v.type().toString(), out);
                write(v.value(), out);
            }
            default -> throw new IOException("no value of a column: " + value.getClass().getName());
        }
    }

    static @Nullable Object read(DataInput in) throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case 0 -> null;
            case 1 -> in.readBoolean();
            case 2 -> in.readShort();
            case 3 -> in.readInt();
            case 4 -> in.readLong();
            case 5 -> {
                int scale = in.readInt();
                yield new BigDecimal(new BigInteger(bytes(in)), scale);
            }
            case 6 -> in.readDouble();
            case 7 -> in.readFloat();
            case 8 -> ChangeFormat.text(in);
            case 9 -> bytes(in);
            case 10 -> LocalDate.ofEpochDay(in.readLong());
            case 11 -> LocalTime.ofNanoOfDay(in.readLong());
            case 12 -> dateTime(in);
            case 13 -> OffsetDateTime.of(dateTime(in), ZoneOffset.ofTotalSeconds(in.readInt()));
            case 14 -> new UUID(in.readLong(), in.readLong());
            case 15 -> {
                SqlType type = SqlType.parse(ChangeFormat.text(in));
                Object value = read(in);
                yield value == null ? null : new Variant(type, value);
            }
            default -> throw new IOException("not a value: " + tag);
        };
    }

    private static void write(LocalDateTime t, DataOutput out) throws IOException {
        out.writeLong(t.toLocalDate().toEpochDay());
        out.writeLong(t.toLocalTime().toNanoOfDay());
    }

    private static LocalDateTime dateTime(DataInput in) throws IOException {
        return LocalDateTime.of(LocalDate.ofEpochDay(in.readLong()), LocalTime.ofNanoOfDay(in.readLong()));
    }

    private static void bytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
