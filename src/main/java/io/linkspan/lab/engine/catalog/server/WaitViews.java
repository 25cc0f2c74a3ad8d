package io.linkspan.lab.engine.catalog.server;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.Catalog;
import io.linkspan.lab.engine.catalog.Row;
import io.linkspan.lab.engine.session.SessionState;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the server waits for, and its memory. The lab does not measure waits: types that are documented are listed, each with nothing counted. */
public final class WaitViews {

    private static final String[] TYPES = """
            ASYNC_IO_COMPLETION ASYNC_NETWORK_IO BACKUPBUFFER BACKUPIO BACKUPTHREAD CHECKPOINT_QUEUE CMEMTHREAD CXCONSUMER CXPACKET DBMIRROR_SEND HADR_AG_MUTEX HADR_CLUSAPI_CALL HADR_FILESTREAM_IOMGR_IOCOMPLETION
            HADR_LOGCAPTURE_WAIT HADR_NOTIFICATION_DEQUEUE HADR_SYNC_COMMIT HADR_TIMER_TASK HADR_WORK_QUEUE IO_COMPLETION LATCH_EX LAZYWRITER_SLEEP LCK_M_IX LCK_M_S LCK_M_U LCK_M_X LOGBUFFER LOGMGR_QUEUE OLEDB
            PAGEIOLATCH_EX PAGEIOLATCH_SH PAGELATCH_EX PAGELATCH_SH PREEMPTIVE_OS_AUTHENTICATIONOPS PREEMPTIVE_OS_GETPROCADDRESS REQUEST_FOR_DEADLOCK_SEARCH RESOURCE_SEMAPHORE SLEEP_TASK SOS_SCHEDULER_YIELD
            SP_SERVER_DIAGNOSTICS_SLEEP THREADPOOL WAITFOR WRITELOG XE_TIMER_EVENT""".strip().split("\\s+");
    private static final long KILOBYTES = 33_554_432;

    private WaitViews() {
    }

    public static void register(Catalog catalog) {
        Instance instance = catalog.instance();
        catalog.register("sys.dm_os_wait_stats", (_, _) -> Stream.of(TYPES).map(type -> Row.of("wait_type", type, "waiting_tasks_count", 0L, "wait_time_ms", 0L, "max_wait_time_ms", 0L, "signal_wait_time_ms", 0L)));
        catalog.register("sys.dm_os_sys_memory", (_, _) -> Stream.of(Row.of("total_physical_memory_kb", KILOBYTES, "available_physical_memory_kb", KILOBYTES / 2, "total_page_file_kb", KILOBYTES + KILOBYTES / 8,
                "available_page_file_kb", KILOBYTES / 2, "system_cache_kb", KILOBYTES / 8, "kernel_paged_pool_kb", KILOBYTES / 64, "kernel_nonpaged_pool_kb", KILOBYTES / 64, "system_high_memory_signal_state", true,
                "system_low_memory_signal_state", false, "system_memory_state_desc", "Available physical memory is high")));
        catalog.register("sys.dm_exec_input_buffer", (_, arguments) -> arguments.getFirst() instanceof Number n ? instance.sessions().find(n.intValue()).stream().map(WaitViews::buffer) : Stream.empty());
    }

    private static Map<String, @Nullable Object> buffer(SessionState session) {
        return session.request().map(r -> Row.of("event_type", r.command().equals("EXECUTE") ? "RPC Event" : "Language Event", "parameters", 0, "event_info", r.text()))
                .orElseGet(() -> Row.of("event_type", "No Event", "parameters", 0, "event_info", null));
    }
}
