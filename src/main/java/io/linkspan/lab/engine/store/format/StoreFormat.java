package io.linkspan.lab.engine.store.format;

import io.linkspan.lab.engine.store.Change;
import io.linkspan.lab.engine.store.LogRecord;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.store.Store;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Log records and whole databases as bytes: what travels between endpoints and what stands in backup files. The format is the lab's own. */
public final class StoreFormat {

    private StoreFormat() {
    }

    /** Bytes of a row, roughly as the real server stores it. */
    public static long size(@Nullable Object[] values) {
        long size = 7 + values.length / 8;
        for (Object value : values) {
            size += switch (value) {
                case null -> 0;
                case String s -> 2L * s.length() + 2;
                case byte[] b -> b.length + 2L;
                default -> 8;
            };
        }
        return size;
    }

    public static void write(LogRecord record, DataOutput out) throws IOException {
        write(record.lsn(), out);
        out.writeLong(record.committed().getEpochSecond());
        out.writeInt(record.committed().getNano());
        out.writeLong(record.transactionId());
        out.writeInt(record.changes().size());
        for (Change change : record.changes()) {
            ChangeFormat.write(change, out);
        }
    }

    public static LogRecord readRecord(DataInput in) throws IOException {
        Lsn lsn = readLsn(in);
        Instant committed = Instant.ofEpochSecond(in.readLong(), in.readInt());
        long transaction = in.readLong();
        List<Change> changes = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            changes.add(ChangeFormat.read(in));
        }
        return new LogRecord(lsn, committed, transaction, List.copyOf(changes));
    }

    /** An image as its LSN and the changes that make it out of nothing. */
    public static void write(Store.Image image, DataOutput out) throws IOException {
        write(image.lsn(), out);
        List<Change> changes = image.snapshot().changes();
        out.writeInt(changes.size());
        for (Change change : changes) {
            ChangeFormat.write(change, out);
        }
    }

    public static Store.Image readImage(DataInput in) throws IOException {
        Lsn lsn = readLsn(in);
        Snapshot snapshot = Snapshot.EMPTY;
        for (int n = in.readInt(); n > 0; n--) {
            snapshot = snapshot.apply(ChangeFormat.read(in));
        }
        return new Store.Image(lsn, snapshot);
    }

    public static void write(Lsn lsn, DataOutput out) throws IOException {
        out.writeLong(lsn.file());
        out.writeLong(lsn.block());
        out.writeInt(lsn.slot());
    }

    public static Lsn readLsn(DataInput in) throws IOException {
        return new Lsn(in.readLong(), in.readLong(), in.readInt());
    }
}
