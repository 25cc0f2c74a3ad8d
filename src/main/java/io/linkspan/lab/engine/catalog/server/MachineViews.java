package io.linkspan.lab.engine.catalog.server;

import io.linkspan.lab.engine.HostPlatform;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.Catalog;
import io.linkspan.lab.engine.catalog.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The machine under the server. */
public final class MachineViews {

    private static final int CPUS = 8;
    private static final int ENGLISH = 1033;

    private MachineViews() {
    }

    public static void register(Catalog catalog) {
        Instance i = catalog.instance();
        HostPlatform host = i.platform();
        catalog.register("sys.dm_os_host_info", (_, _) -> Stream.of(Row.of("host_platform", host.platform(), "host_distribution", host.distribution(), "host_release", host.release(), "host_service_pack_level", "",
                "host_sku", host.windows() ? 7 : null, "os_language_version", ENGLISH, "host_architecture", "X64")));
        catalog.register("sys.dm_os_windows_info", (_, _) -> host.windows()
                ? Stream.of(Row.of("windows_release", host.release(), "windows_service_pack_level", "", "windows_sku", 7, "os_language_version", ENGLISH)) : Stream.empty());
        catalog.register("sys.dm_os_sys_info", (_, _) -> Stream.of(system(i)));
        catalog.register("sys.dm_server_services", (_, _) -> services(i));
        catalog.register("sys.dm_server_registry", (_, _) -> host.windows() ? i.startupFlags().stream().map(f -> Row.of("registry_key", "HKLM\\Software\\Microsoft\\Microsoft SQL Server\\MSSQL" + i.catalogVersion()
                + ".MSSQLSERVER\\MSSQLServer\\Parameters", "value_name", "SQLArg" + f, "value_data", "-T" + f)) : Stream.empty());
    }

    private static Map<String, @Nullable Object> system(Instance i) {
        Instant now = i.estate().clock().instant();
        long up = Duration.between(i.started(), now).toMillis();
        return Row.of("cpu_ticks", up * 2_000_000, "ms_ticks", up + 600_000, "cpu_count", CPUS, "hyperthread_ratio", CPUS, "physical_memory_kb", 33_554_432, "virtual_memory_kb", 137_438_953_344L, "committed_kb", 2_097_152,
                "committed_target_kb", 25_165_824, "visible_target_kb", 25_165_824, "stack_size_in_bytes", 2_093_056, "os_quantum", 4, "os_error_mode", 5, "os_priority_class", 32, "max_workers_count", 576,
                "scheduler_count", CPUS, "scheduler_total_count", CPUS + 12, "sqlserver_start_time_ms_ticks", 600_000, "sqlserver_start_time", i.started(), "affinity_type", 2, "process_kernel_time_ms", up / 100,
                "process_user_time_ms", up / 50, "time_source", 0, "virtual_machine_type", 1, "softnuma_configuration", 0, "process_physical_affinity", "{{0,ff}}", "sql_memory_model", 1, "socket_count", 1,
                "cores_per_socket", CPUS, "numa_node_count", 1, "container_type", 0);
    }

    private static Stream<Map<String, @Nullable Object>> services(Instance i) {
        String instance = i.name().contains("\\") ? i.name().replaceAll(".*\\\\", "") : "MSSQLSERVER";
        return Stream.of(service(i, "SQL Server (" + instance + ")", 4480, "NT Service\\MSSQLSERVER", "sqlservr.exe", true), service(i, "SQL Server Agent (" + instance + ")", 4812, "NT Service\\SQLSERVERAGENT", "SQLAGENT.EXE", i.agent().running()));
    }

    private static Map<String, @Nullable Object> service(Instance i, String name, int process, String account, String file, boolean running) {
        return Row.of("servicename", name, "startup_type", 2, "status", running ? 4 : 1, "process_id", running ? process : null, "last_startup_time", i.started(), "service_account", account, "filename", i.dataFolder().replace("DATA\\", "Binn\\") + file,
                "is_clustered", "N", "instant_file_initialization_enabled", name.contains("Agent") ? "N" : "Y");
    }
}
