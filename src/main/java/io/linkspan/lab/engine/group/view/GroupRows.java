package io.linkspan.lab.engine.group.view;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.Catalog;
import io.linkspan.lab.engine.catalog.Row;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupListener;
import io.linkspan.lab.engine.group.AvailabilityGroups;
import io.linkspan.lab.engine.group.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Groups: what they are, who is their primary, their listeners and databases. */
final class GroupRows {

    /** Positions are the codes. */
    private static final List<String> PREFERENCE = List.of("PRIMARY", "SECONDARY_ONLY", "SECONDARY", "NONE");
    private static final List<String> CLUSTER_TYPE = List.of("WSFC", "NONE", "EXTERNAL");

    private final Instance instance;
    private final AvailabilityGroups groups;
    private final States states;

    GroupRows(Instance instance) {
        this.instance = instance;
        this.groups = instance.groups();
        this.states = new States(instance);
    }

    void register() {
        Catalog catalog = instance.catalog();
        catalog.register("sys.availability_groups", (_, _) -> groups.all().stream().map(GroupRows::group));
        catalog.register("sys.availability_groups_cluster", (_, _) -> groups.all().stream().map(GroupRows::group));
        catalog.register("sys.dm_hadr_availability_group_states", (_, _) -> groups.all().stream().map(this::state));
        catalog.register("sys.availability_databases_cluster", (_, _) -> groups.all().stream().flatMap(this::databases));
        catalog.register("sys.availability_group_listeners", (_, _) -> groups.all().stream().flatMap(g -> g.listener().stream().map(l -> listener(g, l))));
        catalog.register("sys.availability_group_listener_ip_addresses", (_, _) -> groups.all().stream().flatMap(g -> g.listener().stream()).flatMap(GroupRows::addresses));
        catalog.register("sys.dm_hadr_name_id_map", (_, _) -> groups.all().stream().map(g -> Row.of("ag_name", g.name(), "ag_id", g.id(), "ag_resource_id", text(g), "ag_group_id", text(g))));
    }

    private static Map<String, @Nullable Object> group(AvailabilityGroup g) {
        boolean plain = !g.distributed();
        return Row.of("group_id", g.id(), "name", g.name(), "resource_id", plain ? text(g) : null, "resource_group_id", plain ? text(g) : null,
                "failure_condition_level", plain ? number(g, "FAILURE_CONDITION_LEVEL", 3) : null,
                "health_check_timeout", plain ? number(g, "HEALTH_CHECK_TIMEOUT", 30000) : null,
                "automated_backup_preference", plain ? PREFERENCE.indexOf(g.option("AUTOMATED_BACKUP_PREFERENCE").orElse("SECONDARY")) : null,
                "version", plain ? 0 : null, "basic_features", g.option("BASIC").isPresent(), "dtc_support", g.option("DTC_SUPPORT").filter("PER_DB"::equals).isPresent(),
                "db_failover", g.option("DB_FAILOVER").filter("ON"::equals).isPresent(), "is_distributed", g.distributed(),
                "cluster_type", plain ? CLUSTER_TYPE.indexOf(g.option("CLUSTER_TYPE").orElse("WSFC")) : null,
                "required_synchronized_secondaries_to_commit", plain || g.required() > 0 ? g.required() : null,
                "sequence_number", plain ? 4294967298L : null, "is_contained", g.option("CONTAINED").isPresent());
    }

    /** Of a distributed group the primary is a group. */
    private Map<String, @Nullable Object> state(AvailabilityGroup g) {
        boolean primary = g.role() == Role.PRIMARY;
        String name = primary ? g.local().name() : g.role() == Role.RESOLVING ? null : g.distributed() ? g.remote().name() : g.primary();
        return Row.of("group_id", g.id(), "primary_replica", name, "primary_recovery_health", primary ? 1 : null, "secondary_recovery_health", primary ? null : 1,
                "synchronization_health", states.health(g).ordinal());
    }

    private Stream<Map<String, @Nullable Object>> databases(AvailabilityGroup g) {
        return g.databases().stream().map(d -> Row.of("group_id", g.id(), "group_database_id", d.id(), "database_name", d.name(), "truncation_lsn",
                instance.databases().find(d.name()).map(database -> database.log().end().number()).orElse(null)));
    }

    private static Map<String, @Nullable Object> listener(AvailabilityGroup g, GroupListener l) {
        return Row.of("group_id", g.id(), "listener_id", l.id().toString(), "dns_name", l.name(), "port", l.port(), "is_conformant", true,
                "ip_configuration_string_from_cluster", "('IP Address: " + String.join(", ", l.addresses().stream().map(Map.Entry::getKey).toList()) + "')", "is_distributed_network_name", false);
    }

    private static Stream<Map<String, @Nullable Object>> addresses(GroupListener l) {
        return l.addresses().stream().map(a -> Row.of("listener_id", l.id().toString(), "ip_address", a.getKey(), "ip_subnet_mask", a.getValue(), "is_dhcp", l.dhcp(), "state", 1));
    }

    private static int number(AvailabilityGroup g, String option, int otherwise) {
        return g.option(option).map(Integer::parseInt).orElse(otherwise);
    }

    private static String text(AvailabilityGroup g) {
        return Optional.of(g.id()).map(Object::toString).orElseThrow();
    }
}
