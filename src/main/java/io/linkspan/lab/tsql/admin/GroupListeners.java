package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.group.AvailabilityGroup.GroupListener;
import io.linkspan.lab.engine.group.AvailabilityGroups;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.syntax.GroupStatement.Listener;
import io.linkspan.lab.tsql.syntax.GroupStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** ADD, MODIFY, RESTART and REMOVE LISTENER (T-SQL reference, ALTER AVAILABILITY GROUP). */
final class GroupListeners {

    private static final int USUAL_PORT = 1433;

    private GroupListeners() {
    }

    static void add(AvailabilityGroups groups, String group, Listener listener) {
        groups.listener(group, Optional.of(new GroupListener(UUID.randomUUID(), listener.name(), listener.port().orElse(USUAL_PORT), listener.dhcp(),
                listener.addresses().stream().map(a -> Map.entry(a.ip(), a.mask().orElse(""))).toList())));
    }

    static void remove(AvailabilityGroups groups, String group, String listener) {
        find(groups, group, listener, "REMOVE LISTENER");
        groups.listener(group, Optional.empty());
    }

    /** Another port, or one address more. @throws ServerError 19460 for an address where DHCP gives them */
    static void modify(AvailabilityGroups groups, String group, GroupStatement.ModifyListener modify) {
        GroupListener old = find(groups, group, modify.name(), "MODIFY LISTENER");
        if (modify.added().isPresent() && old.dhcp()) {
            throw ServerError.of(19460, 16, 1, "The availability group listener with DNS name '" + old.name() + "' is configured to use DHCP. For listeners with this configuration, IP addresses cannot be added through SQL Server.");
        }
        List<Map.Entry<String, String>> addresses = new ArrayList<>(old.addresses());
        modify.added().ifPresent(a -> addresses.add(Map.entry(a.ip(), a.mask().orElse(""))));
        groups.modifyListener(group, new GroupListener(old.id(), old.name(), modify.port().orElse(old.port()), old.dhcp(), List.copyOf(addresses)));
    }

    /** It answers again, where the role is. */
    static void restart(AvailabilityGroups groups, String group, String listener) {
        groups.modifyListener(group, find(groups, group, listener, "RESTART LISTENER"));
    }

    /** Which number a listener gets that is not there is unconfirmed (41190 here). */
    private static GroupListener find(AvailabilityGroups groups, String group, String listener, String verb) {
        Optional<GroupListener> found = groups.get("alter", group).listener().filter(l -> l.name().equalsIgnoreCase(listener));
        if (found.isEmpty()) {
            groups.refuse(group, verb);
        }
        return found.orElseThrow();
    }
}
