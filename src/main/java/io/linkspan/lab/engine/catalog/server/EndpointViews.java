package io.linkspan.lab.engine.catalog.server;

import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.catalog.Catalog;
import io.linkspan.lab.engine.catalog.Row;
import io.linkspan.lab.engine.catalog.Viewer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Endpoints and what listens. */
public final class EndpointViews {

    /** Positions are the codes of connection_auth and encryption_algorithm. */
    private static final List<String> AUTHENTICATION = List.of("", "NTLM", "KERBEROS", "NEGOTIATE", "CERTIFICATE", "NTLM, CERTIFICATE", "KERBEROS, CERTIFICATE", "NEGOTIATE, CERTIFICATE", "CERTIFICATE, NTLM",
            "CERTIFICATE, KERBEROS", "CERTIFICATE, NEGOTIATE");
    private static final List<String> ALGORITHM = List.of("NONE", "RC4", "AES", "NONE, RC4", "NONE, AES", "RC4, AES", "AES, RC4", "NONE, RC4, AES", "NONE, AES, RC4");
    private static final List<String> ROLE = List.of("NONE", "PARTNER", "WITNESS", "ALL");
    private static final int TCP = 2;
    private static final int TSQL = 2;
    private static final int MIRRORING = 4;

    private EndpointViews() {
    }

    public static void register(Catalog catalog) {
        Instance instance = catalog.instance();
        catalog.register("sys.endpoints", (viewer, _) -> Stream.concat(system(), mirroring(viewer).map(EndpointViews::base)));
        catalog.register("sys.tcp_endpoints", (viewer, _) -> Stream.concat(
                system().filter(r -> Integer.valueOf(TCP).equals(r.get("protocol"))).map(r -> Row.with(r, "port", Boolean.TRUE.equals(r.get("is_admin_endpoint")) ? 0 : 1433, "is_dynamic_port", false, "ip_address", null)),
                mirroring(viewer).map(e -> Row.with(base(e), "port", e.port(), "is_dynamic_port", false, "ip_address", e.address().equals("ALL") ? null : e.address()))));
        catalog.register("sys.database_mirroring_endpoints", (viewer, _) -> mirroring(viewer).map(e -> Row.with(base(e), "role", ROLE.indexOf(e.role()), "is_encryption_enabled", !e.encryption().equals("DISABLED"),
                "connection_auth", AUTHENTICATION.indexOf(e.authentication()), "certificate_id", e.certificateId(), "encryption_algorithm", ALGORITHM.indexOf(e.storedAlgorithm()))));
        catalog.register("sys.service_broker_endpoints", (_, _) -> Stream.empty());
        catalog.register("sys.dm_tcp_listener_states", (_, _) -> Stream.concat(listener(1, "0.0.0.0", 1433, TSQL, "TSQL", instance),
                instance.endpoints().mirroring().filter(Endpoint::started).stream().flatMap(e -> listener(2, "0.0.0.0", e.port(), MIRRORING, "DATABASE_MIRRORING", instance))));
    }

    private static Stream<Endpoint> mirroring(Viewer viewer) {
        return viewer.instance().endpoints().mirroring().stream().filter(e -> viewer.may("VIEW ANY DEFINITION") || viewer.may("ALTER ANY ENDPOINT") || viewer.instance().security().has(viewer.login(), "VIEW DEFINITION", "ENDPOINT::" + e.name()));
    }

    private static Map<String, @Nullable Object> base(Endpoint e) {
        return Row.of("name", e.name(), "endpoint_id", e.id(), "principal_id", e.ownerId(), "protocol", TCP, "type", MIRRORING, "state", e.state().ordinal(), "is_admin_endpoint", false);
    }

    private static Stream<Map<String, @Nullable Object>> system() {
        return Stream.of(system("Dedicated Admin Connection", 1, TCP, true), system("TSQL Local Machine", 2, 4, false), system("TSQL Named Pipes", 3, 3, false), system("TSQL Default TCP", 4, TCP, false));
    }

    private static Map<String, @Nullable Object> system(String name, int id, int protocol, boolean admin) {
        return Row.of("name", name, "endpoint_id", id, "principal_id", 1, "protocol", protocol, "type", TSQL, "state", 0, "is_admin_endpoint", admin);
    }

    private static Stream<Map<String, @Nullable Object>> listener(int id, String address, int port, int type, String text, Instance instance) {
        return Stream.of(Row.of("listener_id", id, "ip_address", address, "is_ipv4", true, "port", port, "type", type == MIRRORING ? 2 : 0, "type_desc", text, "state", 1, "start_time", instance.started()));
    }
}
