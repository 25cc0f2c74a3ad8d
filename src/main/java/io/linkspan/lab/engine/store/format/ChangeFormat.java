package io.linkspan.lab.engine.store.format;

import io.linkspan.lab.engine.store.Change;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.Principal;
import io.linkspan.lab.engine.store.Sequence;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.type.Collated;
import io.linkspan.lab.engine.type.Collations;
import io.linkspan.lab.engine.type.SqlType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One {@link Change} as bytes. */
final class ChangeFormat {

    private ChangeFormat() {
    }

    static void write(Change change, DataOutput out) throws IOException {
        switch (change) {
            case Change.RowWritten(int table, long row, var values) -> {
                out.writeByte(1);
                out.writeInt(table);
                out.writeLong(row);
                out.writeInt(values.length);
                for (Object value : values) {
                    ValueFormat.write(value, out);
                }
            }
            case Change.RowDeleted(int table, long row) -> {
                out.writeByte(2);
                out.writeInt(table);
                out.writeLong(row);
            }
            case Change.TableWritten(TableDefinition definition, boolean emptied) -> {
                out.writeByte(3);
                out.writeBoolean(emptied);
                write(definition, out);
            }
            case Change.ModuleWritten(Module m) -> {
                out.writeByte(4);
                out.writeInt(m.id());
                text(m.schema(), out);
                text(m.name(), out);
                out.writeByte(m.kind().ordinal());
                text(m.text(), out);
                out.writeLong(m.created().toEpochMilli());
                out.writeBoolean(m.disabled());
                out.writeBoolean(m.watch().isPresent());
                if (m.watch().isPresent()) {
                    out.writeInt(m.watch().get().parent());
                    out.writeBoolean(m.watch().get().instead());
                    list(m.watch().get().events(), out, ChangeFormat::text);
                }
            }
            case Change.SequenceWritten(Sequence.Definition d, OptionalLong last) -> {
                out.writeByte(8);
                write(d, out);
                out.writeBoolean(last.isPresent());
                out.writeLong(last.orElse(0));
            }
            case Change.ObjectDropped(int id) -> {
                out.writeByte(5);
                out.writeInt(id);
            }
            case Change.SchemaWritten(int id, String name) -> {
                out.writeByte(6);
                out.writeInt(id);
                text(name, out);
            }
            case Change.SchemaDropped(int id) -> {
                out.writeByte(7);
                out.writeInt(id);
            }
            case Change.PrincipalWritten(Principal principal) -> {
                out.writeByte(9);
                PrincipalFormat.write(principal, out);
            }
            case Change.PrincipalDropped(int id) -> {
                out.writeByte(10);
                out.writeInt(id);
            }
        }
    }

    static Change read(DataInput in) throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case 1 -> {
                int table = in.readInt();
                long row = in.readLong();
                Object[] values = new Object[in.readInt()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = ValueFormat.read(in);
                }
                yield new Change.RowWritten(table, row, values);
            }
            case 2 -> new Change.RowDeleted(in.readInt(), in.readLong());
            case 3 -> {
                boolean emptied = in.readBoolean();
                yield new Change.TableWritten(readDefinition(in), emptied);
            }
            case 4 -> new Change.ModuleWritten(new Module(in.readInt(), text(in), text(in), Module.Kind.values()[in.readByte()], text(in), Instant.ofEpochMilli(in.readLong()), in.readBoolean(),
                    in.readBoolean() ? Optional.of(new Module.Watch(in.readInt(), in.readBoolean(), list(in, ChangeFormat::text))) : Optional.empty()));
            case 5 -> new Change.ObjectDropped(in.readInt());
            case 6 -> new Change.SchemaWritten(in.readInt(), text(in));
            case 7 -> new Change.SchemaDropped(in.readInt());
            case 8 -> {
                Sequence.Definition definition = readSequence(in);
                boolean used = in.readBoolean();
                long last = in.readLong();
                yield new Change.SequenceWritten(definition, used ? OptionalLong.of(last) : OptionalLong.empty());
            }
            case 9 -> new Change.PrincipalWritten(PrincipalFormat.read(in));
            case 10 -> new Change.PrincipalDropped(in.readInt());
            default -> throw new IOException("not a change: " + tag);
        };
    }

    private static void write(Sequence.Definition d, DataOutput out) throws IOException {
        out.writeInt(d.id());
        text(d.schema(), out);
        text(d.name(), out);
        out.writeLong(d.created().toEpochMilli());
        text(d.type().toString(), out);
        for (long number : new long[] {d.start(), d.increment(), d.minimum(), d.maximum()}) {
            out.writeLong(number);
        }
        out.writeBoolean(d.cycles());
        out.writeBoolean(d.cached());
    }

    private static Sequence.Definition readSequence(DataInput in) throws IOException {
        return new Sequence.Definition(in.readInt(), text(in), text(in), Instant.ofEpochMilli(in.readLong()), SqlType.parse(text(in)), in.readLong(), in.readLong(), in.readLong(), in.readLong(),
                in.readBoolean(), in.readBoolean());
    }

    private static void write(TableDefinition t, DataOutput out) throws IOException {
        out.writeInt(t.id());
        text(t.schema(), out);
        text(t.name(), out);
        out.writeLong(t.created().toEpochMilli());
        list(t.columns(), out, (c, o) -> {
            text(c.name(), o);
            text(c.type().toString(), o);
            text(c.type().collated() == null ? "" : c.collation().name(), o);
            o.writeBoolean(c.nullable());
            o.writeBoolean(c.identity().isPresent());
            if (c.identity().isPresent()) {
                o.writeLong(c.identity().get().seed());
                o.writeLong(c.identity().get().increment());
            }
            text(c.defaultName().orElse(""), o);
            text(c.defaultText().orElse(""), o);
            text(c.computed().orElse(""), o);
        });
        list(t.keys(), out, (k, o) -> {
            text(k.name(), o);
            o.writeByte((k.primary() ? 1 : 0) | (k.unique() ? 2 : 0) | (k.clustered() ? 4 : 0) | (k.constraint() ? 8 : 0));
            list(k.columns(), o, (c, p) -> p.writeInt(c));
        });
        list(t.checks(), out, (c, o) -> {
            text(c.name(), o);
            text(c.expression(), o);
        });
        list(t.foreignKeys(), out, (f, o) -> {
            text(f.name(), o);
            list(f.columns(), o, (c, p) -> p.writeInt(c));
            o.writeInt(f.referencedTable());
            list(f.referencedColumns(), o, (c, p) -> p.writeInt(c));
            text(f.onDelete(), o);
            text(f.onUpdate(), o);
        });
    }

    private static TableDefinition readDefinition(DataInput in) throws IOException {
        return new TableDefinition(in.readInt(), text(in), text(in), Instant.ofEpochMilli(in.readLong()),
                list(in, i -> new TableColumn(text(i), type(text(i), optional(i)), i.readBoolean(), i.readBoolean() ? Optional.of(new TableColumn.Identity(i.readLong(), i.readLong())) : Optional.empty(),
                        optional(i), optional(i), optional(i))),
                list(in, i -> {
                    String name = text(i);
                    int flags = i.readByte();
                    return new TableDefinition.Key(name, (flags & 1) > 0, (flags & 2) > 0, (flags & 4) > 0, (flags & 8) > 0, list(i, DataInput::readInt));
                }),
                list(in, i -> new TableDefinition.Check(text(i), text(i))),
                list(in, i -> new TableDefinition.ForeignKey(text(i), list(i, DataInput::readInt), i.readInt(), list(i, DataInput::readInt), text(i), text(i))));
    }

    private static SqlType type(String declared, Optional<String> collation) {
        return SqlType.parse(declared).with(collation.map(c -> Collated.implicit(Collations.get(c))).orElse(null));
    }

    private static <T> void list(List<T> items, DataOutput out, Writer<T> writer) throws IOException {
        out.writeInt(items.size());
        for (T item : items) {
            writer.write(item, out);
        }
    }

    private static <T> List<T> list(DataInput in, Reader<T> reader) throws IOException {
        List<T> items = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            items.add(reader.read(in));
        }
        return List.copyOf(items);
    }

    private static Optional<String> optional(DataInput in) throws IOException {
        return Optional.of(text(in)).filter(s -> !s.isEmpty());
    }

    static void text(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private interface Writer<T> {
        void write(T item, DataOutput out) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInput in) throws IOException;
    }
}
