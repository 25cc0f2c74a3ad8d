package io.linkspan.check.fact;

import java.util.List;

/**
 * An availability group on SQL Server.
 *
 * @param databases of a group that is not distributed
 * @param members   replicas; of a distributed group its two availability groups
 */
public record GroupFact(String name, boolean distributed, List<String> databases, List<String> members) {

    /** Whether it is a distributed one of which that group is a member. */
    public boolean stretchesFrom(String group) {
        return distributed && members.stream().anyMatch(group::equalsIgnoreCase);
    }
}
