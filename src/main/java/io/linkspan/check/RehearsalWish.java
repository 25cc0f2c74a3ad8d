package io.linkspan.check;

import io.linkspan.azure.ManagedDatabase;
import io.linkspan.model.Observed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rehearsal is to restore.
 *
 * @param database  the linked one
 * @param copy      what it is to be called
 * @param moment    as of which it is restored
 * @param databases of the instance, by Azure
 */
public record RehearsalWish(String database, String copy, Instant moment, Observed<List<ManagedDatabase>> databases) {

    /** The database of that name, whatever its case. */
    public static Optional<ManagedDatabase> named(List<ManagedDatabase> among, String name) {
        return among.stream().filter(d -> d.name().equalsIgnoreCase(name)).findFirst();
    }
}
