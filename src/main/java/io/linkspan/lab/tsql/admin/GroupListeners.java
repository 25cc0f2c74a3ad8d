package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.group.AvailabilityGroup.GroupListener;
import io.linkspan.lab.engine.group.AvailabilityGroups;
import io.linkspan.lab.tsql.syntax.GroupStatement.Listener;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** ADD and REMOVE LISTENER. */
final class GroupListeners {

    private static final int USUAL_PORT = 1433;

    private GroupListeners() {
    }

    static void add(AvailabilityGroups groups, String group, Listener listener) {
        groups.listener(group, Optional.of(new GroupListener(UUID.randomUUID(), listener.name(), listener.port().orElse(USUAL_PORT), listener.dhcp(),
                listener.addresses().stream().map(a -> Map.entry(a.ip(), a.mask().orElse(""))).toList())));
    }

    static void remove(AvailabilityGroups groups, String group, String listener) {
        if (groups.get("alter", group).listener().filter(l -> l.name().equalsIgnoreCase(listener)).isEmpty()) {
            groups.refuse(group, "REMOVE LISTENER");
        }
        groups.listener(group, Optional.empty());
    }
}
