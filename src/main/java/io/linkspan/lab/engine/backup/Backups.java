package io.linkspan.lab.engine.backup;

import io.linkspan.lab.engine.store.Lsn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What msdb knows of backups. Safe from any thread. */
public final class Backups {

    private final List<Backup> all = new CopyOnWriteArrayList<>();
    private final List<Restore> restores = new CopyOnWriteArrayList<>();

    public void add(Backup backup) {
        all.add(backup);
    }

    public int nextId() {
        return all.size() + 1;
    }

    public List<Backup> all() {
        return List.copyOf(all);
    }

    /** The last full backup that is not copy-only. */
    public Optional<Backup> lastFull(String database) {
        return all.stream().filter(b -> b.database().equalsIgnoreCase(database) && b.type().equals("D") && !b.copyOnly()).reduce((_, b) -> b);
    }

    /** The last of a type, D, I or L. */
    public Optional<Backup> last(String database, String type) {
        return all.stream().filter(b -> b.database().equalsIgnoreCase(database) && b.type().equals(type)).reduce((_, b) -> b);
    }

    public List<Restore> restores() {
        return List.copyOf(restores);
    }

    public void add(Restore restore) {
        restores.add(restore);
    }

    /** A row of restorehistory. */
    public record Restore(int id, Instant at, String database, String user, int backup, String type, boolean replace, boolean recovery) {
    }

    /**
     * A row of backupset.
     *
     * @param type     D full, I differential, L log
     * @param last     the next LSN after what it holds
     * @param position of the set in its file
     */
    public record Backup(int id, UUID setUuid, String database, UUID databaseGuid, UUID familyGuid, String type, boolean copyOnly, boolean checksum, boolean compressed, Instant start, Instant finish, Lsn first, Lsn last,
            Lsn checkpoint, Lsn databaseBackup, long bytes, String recovery, String device, int position, String user, String name) {
    }
}
