package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupDatabase;
import io.linkspan.lab.engine.group.replication.Mark;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.type.Collations;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Makes the databases of a secondary by automatic seeding: RESTORING until the image is complete, then readable. */
public final class SeedTarget {

    private final Instance instance;
    private final AvailabilityGroup group;

    public SeedTarget(Instance instance, AvailabilityGroup group) {
        this.instance = instance;
        this.group = group;
    }

    /** A seeding begins; what an earlier one left goes. @throws io.linkspan.lab.engine.type.ServerError 1801 if another database has the name */
    public void begin(ReplicatedDatabase replicated, UUID operation, long bytes, Map<String, String> options, String collation, UUID family) {
        instance.databases().find(replicated.name()).filter(d -> d.groupDatabaseId().filter(replicated.id()::equals).isPresent()).ifPresent(this::discard);
        Database database = instance.databases().create(replicated.name());
        database.state(DatabaseState.RESTORING);
        database.options().setAll(options);
        database.collation(Collations.get(collation));
        database.family(family);
        instance.groups().behind(group).ifPresent(local -> instance.groups().join(local, new GroupDatabase(database.name(), replicated.id()), database));
        replicated.startSeeding(false, operation, operation, bytes, now());
    }

    /** The copy that is here has gone on by itself: it is undone to what the primary has. */
    public void revert(ReplicatedDatabase replicated, UUID operation, long bytes) {
        instance.databases().get(replicated.name()).state(DatabaseState.RECOVERING);
        replicated.reverting();
        replicated.startSeeding(false, operation, operation, bytes, now());
    }

    /** The image is complete. */
    public void finish(ReplicatedDatabase replicated, Store.Image image, Instant committed) {
        Database database = instance.databases().get(replicated.name());
        database.store().load(image);
        replicated.seeded(new Mark(image.lsn(), now()), committed);
        database.state(DatabaseState.ONLINE);
        replicated.seeding().ifPresent(s -> s.complete(now()));
    }

    private void discard(Database database) {
        instance.groups().behind(group).ifPresent(local -> local.databases().removeIf(d -> d.name().equalsIgnoreCase(database.name())));
        instance.databases().remove(database);
    }

    private Instant now() {
        return instance.estate().clock().instant();
    }
}
