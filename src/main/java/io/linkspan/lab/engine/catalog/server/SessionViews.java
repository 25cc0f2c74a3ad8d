package io.linkspan.lab.engine.catalog.server;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.Catalog;
import io.linkspan.lab.engine.catalog.Row;
import io.linkspan.lab.engine.catalog.Viewer;
import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.engine.store.Locker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sessions, connections, requests and the locks that applications took. */
public final class SessionViews {

    private SessionViews() {
    }

    public static void register(Catalog catalog) {
        Instance instance = catalog.instance();
        catalog.register("sys.dm_exec_sessions", (viewer, _) -> visible(viewer).map(s -> session(instance, s)));
        catalog.register("sys.dm_exec_connections", (_, _) -> instance.sessions().all().stream().map(s -> Row.of("session_id", s.id(), "most_recent_session_id", s.id(), "connect_time", s.loginTime(), "net_transport", "TCP",
                "protocol_type", "TSQL", "protocol_version", 1946157060, "endpoint_id", 4, "encrypt_option", s.client().encrypted() ? "TRUE" : "FALSE", "auth_scheme", "SQL", "num_reads", s.requests(), "num_writes", s.requests(),
                "last_read", s.lastStart(), "last_write", s.lastEnd(), "net_packet_size", 8000, "client_net_address", s.client().address(), "client_tcp_port", s.client().port(), "local_net_address", instance.spec().address(),
                "local_tcp_port", 1433, "connection_id", connection(instance, s), "most_recent_sql_handle", handle(s))));
        catalog.register("sys.dm_exec_requests", (viewer, _) -> visible(viewer).flatMap(s -> s.request().stream().map(r -> request(instance, s, r))));
        catalog.register("sys.dm_exec_sql_text", (_, arguments) -> instance.sessions().all().stream().filter(s -> arguments.getFirst() instanceof byte[] b && java.util.Arrays.equals(b, handle(s)))
                .flatMap(s -> s.request().stream()).map(r -> Row.of("encrypted", false, "text", r.text())));
        catalog.register("sys.dm_tran_session_transactions", (_, _) -> open(instance).map(s -> Row.of("session_id", s.id(), "transaction_id", s.id() * 1000L, "enlist_count", 0, "is_user_transaction", true, "is_local", true,
                "open_transaction_count", s.transactions())));
        catalog.register("sys.dm_tran_active_transactions", (_, _) -> open(instance).map(s -> Row.of("transaction_id", s.id() * 1000L, "name", "user_transaction", "transaction_begin_time", s.transactionBegan(), "transaction_type", 1,
                "transaction_state", 2)));
        catalog.register("sys.dm_os_waiting_tasks", (_, _) -> instance.sessions().all().stream().flatMap(s -> s.locker().waiting().stream().map(w -> Row.of("session_id", s.id(), "exec_context_id", 0,
                "wait_duration_ms", w.time().toMillis(), "wait_type", w.type(), "blocking_session_id", blocker(s)))));
        catalog.register("sys.dm_tran_locks", (_, _) -> Stream.concat(instance.sessions().all().stream().filter(s -> database(instance, s) != null).map(s -> Row.of("resource_type", "DATABASE", "resource_database_id", database(instance, s),
                "resource_description", "", "resource_associated_entity_id", 0L, "request_mode", "S", "request_type", "LOCK", "request_status", "GRANT", "request_reference_count", 1, "request_session_id", s.id(),
                "request_owner_type", "SHARED_TRANSACTION_WORKSPACE", "request_owner_id", 0L)), instance.sessions().appLocks().all().stream().map(h -> Row.of("resource_type", "APPLICATION", "resource_database_id", h.resource().database(),
                "resource_description", "0:[" + (h.resource().name().length() > 32 ? h.resource().name().substring(0, 32) : h.resource().name()) + "]:(00000000)", "resource_associated_entity_id", 0L,
                "request_mode", h.mode().code(), "request_type", "LOCK", "request_status", "GRANT", "request_reference_count", 1, "request_session_id", h.session().id(),
                "request_owner_type", h.owner() == h.session() ? "SESSION" : "TRANSACTION", "request_owner_id", 0L))));
    }

    private static Stream<SessionState> open(Instance instance) {
        return instance.sessions().all().stream().filter(s -> s.transactions() > 0);
    }

    /** One's own always, all with the right to see the server's state. */
    private static Stream<SessionState> visible(Viewer viewer) {
        return viewer.instance().sessions().all().stream().filter(s -> s == viewer.session() || viewer.may(viewer.instance().security().stateRight()));
    }

    private static Map<String, @Nullable Object> session(Instance i, SessionState s) {
        return Row.with(settings(), "session_id", s.id(), "login_time", s.loginTime(), "host_name", s.client().host(), "program_name", s.client().program(), "host_process_id", s.client().process(), "client_version", 7,
                "client_interface_name", s.client().library(), "security_id", s.login().sid(), "login_name", s.login().name(), "status", s.request().isEmpty() ? "sleeping" : "running", "memory_usage", 2, "endpoint_id", 4,
                "last_request_start_time", s.lastStart(), "last_request_end_time", s.lastEnd(), "is_user_process", true, "original_security_id", s.original().sid(), "original_login_name", s.original().name(), "group_id", 2,
                "database_id", database(i, s), "authenticating_database_id", 1, "open_transaction_count", s.transactions(), "row_count", 1);
    }

    private static Map<String, @Nullable Object> request(Instance i, SessionState s, SessionState.Request r) {
        Optional<Locker.Wait> wait = s.locker().waiting();
        long elapsed = Duration.between(r.start(), i.estate().clock().instant()).toMillis();
        return Row.with(settings(), "session_id", s.id(), "request_id", 0, "start_time", r.start(), "status", wait.isPresent() ? "suspended" : "running", "command", r.command(), "sql_handle", handle(s), "statement_start_offset", 0, "statement_end_offset", -1,
                "database_id", database(i, s), "user_id", 1, "connection_id", connection(i, s), "blocking_session_id", blocker(s) == null ? 0 : blocker(s), "wait_type", wait.map(Locker.Wait::type).orElse(null), "wait_time", wait.map(w -> w.time().toMillis()).orElse(0L),
                "last_wait_type", wait.map(Locker.Wait::type).orElse("MISCELLANEOUS"), "open_transaction_count", s.transactions(), "open_resultset_count", 1,
                "cpu_time", elapsed / 10, "total_elapsed_time", elapsed, "scheduler_id", 0, "row_count", 0, "group_id", 2, "nest_level", 0, "dop", 1, "parallel_worker_count", 1);
    }

    private static @Nullable Integer blocker(SessionState s) {
        OptionalInt blocker = s.locker().blocker();
        return blocker.isPresent() ? blocker.getAsInt() : null;
    }

    private static Map<String, @Nullable Object> settings() {
        return Row.of("text_size", Integer.MAX_VALUE, "language", "us_english", "date_format", "mdy", "date_first", 7, "quoted_identifier", true, "arithabort", false, "ansi_null_dflt_on", true, "ansi_defaults", false,
                "ansi_warnings", true, "ansi_padding", true, "ansi_nulls", true, "concat_null_yields_null", true, "transaction_isolation_level", 2, "lock_timeout", -1, "deadlock_priority", 0);
    }

    private static @Nullable Object database(Instance i, SessionState s) {
        return i.databases().find(s.database()).map(io.linkspan.lab.engine.Database::id).orElse(null);
    }

    private static UUID connection(Instance i, SessionState s) {
        return UUID.nameUUIDFromBytes((i.name() + s.id() + s.loginTime()).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] handle(SessionState s) {
        return ByteBuffer.allocate(44).put((byte) 2).putInt(s.id()).putLong(s.lastStart().toEpochMilli()).array();
    }

}
