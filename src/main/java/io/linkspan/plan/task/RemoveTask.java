package io.linkspan.plan.task;

import io.linkspan.check.Leftover;
import io.linkspan.model.LinkName;
import java.util.Set;

/**
 * What an operator asks for when removing a link.
 *
 * @param server    name of the SQL Server in the profile
 * @param instance  name of the managed instance in the profile
 * @param keepGroup whether the availability group on SQL Server stays; one that another tool named stays anyway
 * @param drop      what the two machines keep of each other and is to go, too
 */
public record RemoveTask(LinkName link, String server, String instance, boolean keepGroup, Set<Leftover> drop) {

    public RemoveTask {
        drop = Set.copyOf(drop);
    }

    /** Endpoint, certificates and trust stay. */
    public RemoveTask(LinkName link, String server, String instance, boolean keepGroup) {
        this(link, server, instance, keepGroup, Set.of());
    }
}
