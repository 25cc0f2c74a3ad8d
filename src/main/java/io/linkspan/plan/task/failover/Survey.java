package io.linkspan.plan.task.failover;

import io.linkspan.check.fact.DatabaseUse;
import io.linkspan.check.fact.Facts;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.Observed;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * What a failover has to know besides the facts of the link.
 *
 * @param use      who works with the database, by side
 * @param readable what SQL Server allows while it is secondary (sys.availability_replicas, secondary_role_allow_connections_desc): NO, READ_ONLY or ALL
 * @param held     ids of the jobs that earlier runs hold
 */
public record Survey(Map<Side, DatabaseUse> use, Observed<String> readable, Set<String> held) {

    private static final String READABLE = "SELECT r.secondary_role_allow_connections_desc AS allowed FROM sys.availability_databases_cluster AS d JOIN sys.availability_replicas AS r ON r.group_id = d.group_id "
            + "WHERE d.database_name = ? AND r.replica_server_name = @@SERVERNAME";

    public Survey {
        use = Map.copyOf(use);
        held = Set.copyOf(held);
    }

    /** Who works with the database was read with the facts; the rest is read now, as far as SQL Server answers. */
    static Survey read(Facts facts, LinkEnds ends, String database, Set<String> held, Clock clock) {
        return new Survey(facts.around().use(), readable(ends, database, clock), held);
    }

    private static Observed<String> readable(LinkEnds ends, String database, Clock clock) {
        try {
            return Observed.known(ends.sqlServer().first(READABLE, row -> row.text("allowed"), database).orElse("NO"), clock.instant());
        } catch (ProblemException e) {
            return Observed.unknown(e.problem(), clock.instant());
        }
    }
}
