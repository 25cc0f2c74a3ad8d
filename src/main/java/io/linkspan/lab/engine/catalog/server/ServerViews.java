package io.linkspan.lab.engine.catalog.server;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.LinkedServer;
import io.linkspan.lab.engine.catalog.Catalog;
import io.linkspan.lab.engine.catalog.Row;
import io.linkspan.lab.engine.catalog.Shapes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Views about the server as a whole: servers, configurations, messages, credentials. */
public final class ServerViews {

    private ServerViews() {
    }

    public static void register(Catalog catalog) {
        Instance instance = catalog.instance();
        catalog.register("sys.servers", (_, _) -> Stream.concat(Stream.of(Row.of("server_id", 0, "name", instance.name(), "product", "SQL Server", "provider", "SQLNCLI", "data_source", instance.name(), "is_linked", false,
                "is_remote_login_enabled", true, "is_rpc_out_enabled", true, "is_data_access_enabled", false, "uses_remote_collation", true, "modify_date", instance.started())), instance.linkedServers().stream().map(ServerViews::linked)));
        catalog.register("sys.linked_logins", (_, _) -> instance.linkedServers().stream().flatMap(l -> l.logins().stream().map(m -> Row.of("server_id", l.id(), "local_principal_id", m.local(), "uses_self_credential", m.self(),
                "remote_name", m.remote().isEmpty() ? null : m.remote(), "modify_date", l.modified()))));
        catalog.register("sys.configurations", (_, _) -> instance.configuration().all().stream().map(s -> Row.of("configuration_id", s.id(), "name", s.name(), "value", s.value(), "minimum", s.minimum(),
                "maximum", s.maximum(), "value_in_use", s.inUse(), "description", s.description(), "is_dynamic", s.dynamic(), "is_advanced", s.advanced())));
        catalog.register("sys.messages", (_, _) -> catalog.shapes().messages().stream().map(ServerViews::message));
        catalog.register("sys.credentials", (_, _) -> instance.credentials().stream().map(c -> Row.of("credential_id", c.id(), "name", c.name(), "credential_identity", c.identity(), "create_date", c.created(),
                "modify_date", c.created(), "target_type", null, "target_id", null)));
        catalog.register("sys.dm_xe_sessions", (_, _) -> Stream.of("system_health", "AlwaysOn_health").filter(n -> n.startsWith("system") || instance.hadrEnabled())
                .map(n -> Row.of("name", n, "create_time", instance.started(), "buffer_policy_desc", "drop_event", "flag_desc", "flush_on_close")));
        catalog.register("sys.dm_os_performance_counters", (_, _) -> counters(instance));
        catalog.register("sys.server_resource_stats", (_, _) -> Stream.empty());
    }

    private static Map<String, @Nullable Object> linked(LinkedServer l) {
        return Row.of("server_id", l.id(), "name", l.name(), "product", l.product(), "provider", l.provider(), "data_source", text(l.dataSource()), "provider_string", text(l.providerString()), "catalog", text(l.catalog()),
                "connect_timeout", 0, "query_timeout", 0, "is_linked", true, "is_remote_login_enabled", l.on("rpc", false), "is_rpc_out_enabled", l.on("rpc out", false), "is_data_access_enabled", l.on("data access", true),
                "is_collation_compatible", l.on("collation compatible", false), "uses_remote_collation", l.on("use remote collation", true), "is_remote_proc_transaction_promotion_enabled", true, "modify_date", l.modified());
    }

    private static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }

    private static Map<String, @Nullable Object> message(Shapes.Message m) {
        return Row.of("message_id", m.number(), "language_id", 1033, "severity", m.severity(), "is_event_logged", m.logged(), "text", m.text());
    }

    private static Stream<Map<String, @Nullable Object>> counters(Instance instance) {
        String prefix = instance.name().contains("\\") ? "MSSQL$" + instance.name().replaceAll(".*\\\\", "") : "SQLServer";
        return instance.databases().all().stream().flatMap(d -> List.of(
                counter(prefix + ":Databases", "Log File(s) Size (KB)", d.name(), d.log().sizeBytes() / 1024), counter(prefix + ":Databases", "Log File(s) Used Size (KB)", d.name(), d.log().usedBytes() / 1024),
                counter(prefix + ":Databases", "Percent Log Used", d.name(), 100 * d.log().usedBytes() / d.log().sizeBytes()),
                counter(prefix + ":Databases", "Data File(s) Size (KB)", d.name(), d.dataBytes() / 1024)).stream());
    }

    private static Map<String, @Nullable Object> counter(String object, String name, String database, long value) {
        return Row.of("object_name", pad(object), "counter_name", pad(name), "instance_name", pad(database), "cntr_value", value, "cntr_type", 65792);
    }

    private static String pad(String text) {
        return text + " ".repeat(Math.max(0, 128 - text.length()));
    }
}
