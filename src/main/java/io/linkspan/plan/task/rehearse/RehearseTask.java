package io.linkspan.plan.task.rehearse;

import io.linkspan.model.LinkName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an operator asks for when rehearsing.
 *
 * @param server      name of the SQL Server in the profile; it is only read
 * @param instance    name of the managed instance in the profile
 * @param pointInTime as of which moment the database is copied; empty for the latest that is surely in a backup
 * @param as          name of the copy; empty for {@code DATABASE_rehearsal_DATE}
 * @param queries     asked of the copy, in this order
 */
public record RehearseTask(LinkName link, String server, String instance, Optional<Instant> pointInTime, Optional<String> as, List<SmokeQuery> queries, Keep keep) {

    public RehearseTask {
        queries = List.copyOf(queries);
    }
}
