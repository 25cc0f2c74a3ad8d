package io.linkspan.lab.engine.backup;

import io.linkspan.lab.engine.DatabaseFile;
import io.linkspan.lab.engine.store.LogRecord;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.store.format.StoreFormat;
import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Collations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a backup file of the lab holds: the whole database, or a stretch of its log.
 *
 * @param version catalog version of the server that made it: only the same or a later one can restore it
 * @param log     records of a log backup, else empty
 */
public record BackupFile(String server, String database, int version, UUID family, boolean ofLog, boolean copyOnly, Instant finished, Lsn first, Lsn last, Collation collation, Map<String, String> options, List<DatabaseFile> files,
        Optional<Store.Image> image, List<LogRecord> log) {

    private static final int MAGIC = 0x4c534250;

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeUTF(server);
            out.writeUTF(database);
            out.writeInt(version);
            out.writeUTF(family.toString());
            out.writeBoolean(ofLog);
            out.writeBoolean(copyOnly);
            out.writeLong(finished.toEpochMilli());
            StoreFormat.write(first, out);
            StoreFormat.write(last, out);
            out.writeUTF(collation.name());
            out.writeInt(options.size());
            for (Map.Entry<String, String> option : options.entrySet()) {
                out.writeUTF(option.getKey());
                out.writeUTF(option.getValue());
            }
            out.writeInt(files.size());
            for (DatabaseFile f : files) {
                out.writeInt(f.id());
                out.writeUTF(f.name());
                out.writeUTF(f.type());
                out.writeUTF(f.path());
                out.writeLong(f.pages());
                out.writeLong(f.maximumPages());
                out.writeLong(f.growthPages());
                out.writeInt(f.group());
            }
            if (image.isPresent()) {
                StoreFormat.write(image.get(), out);
            }
            out.writeInt(log.size());
            for (LogRecord record : log) {
                StoreFormat.write(record, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The backup sets of a file, in their order; none if the bytes are no backup of the lab. */
    public static List<BackupFile> read(byte[] bytes) {
        List<BackupFile> sets = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                if (in.readInt() != MAGIC) {
                    return List.of();
                }
                sets.add(read(in));
            }
            return List.copyOf(sets);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static BackupFile read(DataInputStream in) throws IOException {
        String server = in.readUTF();
        String database = in.readUTF();
        int version = in.readInt();
        UUID family = UUID.fromString(in.readUTF());
        boolean ofLog = in.readBoolean();
        boolean copyOnly = in.readBoolean();
        Instant finished = Instant.ofEpochMilli(in.readLong());
        Lsn first = StoreFormat.readLsn(in);
        Lsn last = StoreFormat.readLsn(in);
        Collation collation = Collations.get(in.readUTF());
        Map<String, String> options = new LinkedHashMap<>();
        for (int n = in.readInt(); n > 0; n--) {
            options.put(in.readUTF(), in.readUTF());
        }
        List<DatabaseFile> files = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            files.add(new DatabaseFile(in.readInt(), in.readUTF(), in.readUTF(), in.readUTF(), in.readLong(), in.readLong(), in.readLong(), in.readInt()));
        }
        Optional<Store.Image> image = ofLog ? Optional.empty() : Optional.of(StoreFormat.readImage(in));
        List<LogRecord> log = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            log.add(StoreFormat.readRecord(in));
        }
        return new BackupFile(server, database, version, family, ofLog, copyOnly, finished, first, last, collation, options, files, image, log);
    }
}
