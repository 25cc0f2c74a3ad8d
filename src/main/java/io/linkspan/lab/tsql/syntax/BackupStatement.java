package io.linkspan.lab.tsql.syntax;

import java.util.List;
import java.util.Optional;

/** BACKUP and RESTORE of databases; names and paths are literals or variables. */
public sealed interface BackupStatement extends Statement {

    /** @param options COPY_ONLY, CHECKSUM, INIT, STATS … and, with a value, NAME, EXPIREDATE … */
    record Backup(Place place, boolean log, Expression database, List<Device> devices, List<Option> options) implements BackupStatement {
    }

    /** @param medium DISK, URL, TAPE, VIRTUAL_DEVICE, or empty for a logical device */
    record Device(String medium, Expression name) {
    }

    /** @param options RECOVERY, NORECOVERY, REPLACE, FILE … and MOVE with the logical name as value and TO as nested option */
    record Restore(Place place, RestoreKind kind, Optional<Expression> database, List<Device> devices, Optional<Expression> snapshot,
            List<Option> options) implements BackupStatement {
    }

    enum RestoreKind { DATABASE, LOG, HEADERONLY, FILELISTONLY, LABELONLY, VERIFYONLY, REWINDONLY }
}
