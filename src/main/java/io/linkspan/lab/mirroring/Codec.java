package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Collations;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of columns, and records and enums of the lab that hold them, as bytes: a tag and what it needs. Reads no class but records and enums of the lab. */
final class Codec {

    private static final String OURS = "io.linkspan.lab.";

    private Codec() {
    }

    static void write(DataOutput out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte('0');
            case Boolean v -> tag(out, 'z').writeBoolean(v);
            case Short v -> tag(out, 's').writeShort(v);
            case Integer v -> tag(out, 'i').writeInt(v);
            case Long v -> tag(out, 'l').writeLong(v);
            case Character v -> tag(out, 'c').writeChar(v);
            case Float v -> tag(out, 'f').writeFloat(v);
            case Double v -> tag(out, 'd').writeDouble(v);
            case BigDecimal v -> {
                tag(out, 'n').writeInt(v.scale());
                bytes(out, v.unscaledValue().toByteArray());
            }
            case String v -> bytes(tag(out, 't'), v.getBytes(StandardCharsets.UTF_8));
            case byte[] v -> bytes(tag(out, 'b'), v);
            case LocalDate v -> tag(out, 'D').writeLong(v.toEpochDay());
            case LocalTime v -> tag(out, 'T').writeLong(v.toNanoOfDay());
            case LocalDateTime v -> dateTime(tag(out, 'S'), v);
            case OffsetDateTime v -> {
                dateTime(tag(out, 'O'), v.toLocalDateTime());
                out.writeInt(v.getOffset().getTotalSeconds());
            }
            case Instant v -> {
                tag(out, 'I').writeLong(v.getEpochSecond());
                out.writeInt(v.getNano());
            }
            case UUID v -> {
                tag(out, 'u').writeLong(v.getMostSignificantBits());
                out.writeLong(v.getLeastSignificantBits());
            }
            case Collation v -> tag(out, 'C').writeUTF(v.name());
            case Optional<?> v -> write(tag(out, '?'), v.orElse(null));
            case OptionalLong v -> write(tag(out, 'o'), v.isPresent() ? v.getAsLong() : null);
            case Set<?> v -> all(tag(out, 'W'), List.copyOf(v));
            case List<?> v -> all(tag(out, 'L'), v);
            case Object[] v -> all(tag(out, 'A'), Arrays.asList(v));
            case Map<?, ?> v -> {
                all(tag(out, 'M'), new ArrayList<>(v.keySet()));
                all(out, new ArrayList<>(v.values()));
            }
            case Enum<?> v -> {
                tag(out, 'E').writeUTF(v.getDeclaringClass().getName());
                out.writeUTF(v.name());
            }
            case Record v -> {
                tag(out, 'R').writeUTF(v.getClass().getName());
                for (RecordComponent component : v.getClass().getRecordComponents()) {
                    write(out, get(component, v));
                }
            }
            default -> throw new IllegalArgumentException("no way to send a " + value.getClass().getName());
        }
    }

    static @Nullable Object read(DataInput in) throws IOException {
        int tag = in.readUnsignedByte();
        return switch (tag) {
            case '0' -> null;
            case 'z' -> in.readBoolean();
            case 's' -> in.readShort();
            case 'i' -> in.readInt();
            case 'l' -> in.readLong();
            case 'c' -> in.readChar();
            case 'f' -> in.readFloat();
            case 'd' -> in.readDouble();
            case 'n' -> {
                int scale = in.readInt();
                yield new BigDecimal(new BigInteger(bytes(in)), scale);
            }
            case 't' -> new String(bytes(in), StandardCharsets.UTF_8);
            case 'b' -> bytes(in);
            case 'D' -> LocalDate.ofEpochDay(in.readLong());
            case 'T' -> LocalTime.ofNanoOfDay(in.readLong());
            case 'S' -> dateTime(in);
            case 'O' -> dateTime(in).atOffset(ZoneOffset.ofTotalSeconds(in.readInt()));
            case 'I' -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            case 'u' -> new UUID(in.readLong(), in.readLong());
            case 'C' -> Collations.get(in.readUTF());
            case '?' -> Optional.ofNullable(read(in));
            case 'o' -> read(in) instanceof Long v ? OptionalLong.of(v) : OptionalLong.empty();
            case 'W' -> new LinkedHashSet<>(all(in));
            case 'L' -> all(in);
            case 'A' -> all(in).toArray();
            case 'M' -> {
                Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
                List<@Nullable Object> keys = all(in);
                List<@Nullable Object> values = all(in);
                for (int i = 0; i < keys.size(); i++) {
                    map.put(keys.get(i), values.get(i));
                }
                yield map;
            }
            case 'E' -> constant(ours(in.readUTF()), in.readUTF());
            case 'R' -> record(ours(in.readUTF()), in);
            default -> throw new IOException("tag " + tag + " means nothing");
        };
    }

    private static DataOutput tag(DataOutput out, char tag) throws IOException {
        out.writeByte(tag);
        return out;
    }

    private static void bytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private static void dateTime(DataOutput out, LocalDateTime v) throws IOException {
        out.writeLong(v.toLocalDate().toEpochDay());
        out.writeLong(v.toLocalTime().toNanoOfDay());
    }

    private static LocalDateTime dateTime(DataInput in) throws IOException {
        return LocalDateTime.of(LocalDate.ofEpochDay(in.readLong()), LocalTime.ofNanoOfDay(in.readLong()));
    }

    private static void all(DataOutput out, List<?> values) throws IOException {
        out.writeInt(values.size());
        for (Object value : values) {
            write(out, value);
        }
    }

    private static List<@Nullable Object> all(DataInput in) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.add(read(in));
        }
        return values;
    }

    private static Class<?> ours(String name) throws IOException {
        if (!name.startsWith(OURS)) {
            throw new IOException(name + " is not of the lab");
        }
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }

    private static Object constant(Class<?> type, String name) throws IOException {
        return Arrays.stream(type.getEnumConstants()).filter(c -> ((Enum<?>) c).name().equals(name)).findFirst().orElseThrow(() -> new IOException(type + " has no " + name));
    }

    private static @Nullable Object get(RecordComponent component, Record record) throws IOException {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }

    private static Object record(Class<?> type, DataInput in) throws IOException {
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(in);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IOException(e);
        }
    }
}
