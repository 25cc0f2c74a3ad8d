package io.linkspan.lab.mirroring;

import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.store.Change;
import io.linkspan.lab.engine.store.Forks;
import io.linkspan.lab.engine.store.LogRecord;
import io.linkspan.lab.engine.store.Lsn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What travels between two mirroring endpoints. The side that dials says {@link Hello} and is answered {@link Welcome} or {@link Refused}; then the primary sends. */
sealed interface Message {

    /**
     * @param machine name of the instance that dials
     * @param group   name of the distributed availability group
     * @param from    availability group of the side that dials
     * @param to      availability group that it looks for
     * @param server  instance that the URL names for routing
     * @param joining true from a secondary that wants to be served: it is answered and the connection ends
     */
    record Hello(String machine, String group, UUID groupId, String from, String to, Optional<String> server, boolean joining, List<Offer> databases) implements Message {
    }

    /** A database of the primary. */
    record Offer(String database, UUID id) {
    }

    /**
     * @param version   major version of the one that answers
     * @param databases what a primary offers to one that joins
     * @param standings what a secondary has, of what it wants
     */
    record Welcome(UUID groupId, int version, List<Offer> databases, List<Standing> standings) implements Message {
    }

    /**
     * How far the secondary has a database, and of which history; no LSN if it has none and must be seeded.
     *
     * @param reverting its pages are of two histories by now: whoever is primary must send them all
     */
    record Standing(String database, Optional<Lsn> hardened, Forks forks, boolean reverting) {
    }

    record Refused(int number, String text) implements Message {
    }

    /**
     * @param revert  the copy that is there stays what it is, but gets the primary's content: undo of what the primary never had
     * @param options what ALTER DATABASE … SET shows of it
     */
    record SeedBegin(String database, UUID id, boolean revert, UUID operation, long bytes, Map<String, String> options, String collation, UUID family) implements Message {
    }

    record SeedPart(String database, List<Change> changes, long bytes) implements Message {
    }

    /** The image is complete and shows the database as of the LSN. */
    record SeedEnd(String database, Lsn lsn, Instant committed) implements Message {
    }

    /** The history that the log which follows is of, from where on the primary keeps it, and up to where it is backed up. */
    record History(String database, Forks forks, Lsn begin, Optional<Lsn> backedUp) implements Message {
    }

    /** Log in order. */
    record Log(String database, List<LogRecord> records) implements Message {
    }

    /** The primary suspended or resumed a database, or says its state again. */
    record Suspended(String database, boolean suspended) implements Message {
    }

    /** What the secondary has of a database. */
    record Ack(String database, ReplicatedDatabase.Heard state) implements Message {
    }

    /** A database could not be brought over. */
    record Failed(String database, int number, String text) implements Message {
    }

    /** The primary has given up its role, and all that it has is there: the other side is to take over, but not after that time. */
    record TakeOver(Instant until) implements Message {
    }

    record TookOver() implements Message {
    }

    record Ping() implements Message {
    }
}
