package io.linkspan.lab.engine.security;

import io.linkspan.lab.engine.store.Principal.State;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which permission covers which, and what the fixed roles bring (T-SQL reference, GRANT server permissions; Server-level roles). */
final class Permissions {

    /** A permission to those that contain it directly. */
    private static final Map<String, Set<String>> COVERED_BY = Map.ofEntries(
            Map.entry("VIEW SERVER PERFORMANCE STATE", Set.of("VIEW SERVER STATE")),
            Map.entry("VIEW SERVER SECURITY STATE", Set.of("VIEW SERVER STATE")),
            Map.entry("VIEW SERVER STATE", Set.of("ALTER SERVER STATE")),
            Map.entry("VIEW ANY PERFORMANCE DEFINITION", Set.of("VIEW ANY DEFINITION")),
            Map.entry("VIEW ANY SECURITY DEFINITION", Set.of("VIEW ANY DEFINITION")),
            Map.entry("CREATE AVAILABILITY GROUP", Set.of("ALTER ANY AVAILABILITY GROUP")),
            Map.entry("CREATE ANY DATABASE", Set.of("ALTER ANY DATABASE")),
            Map.entry("VIEW ANY DATABASE", Set.of("VIEW ANY DEFINITION")),
            Map.entry("CREATE ENDPOINT", Set.of("ALTER ANY ENDPOINT")),
            Map.entry("CREATE LOGIN", Set.of("ALTER ANY LOGIN")),
            Map.entry("VIEW ANY ERROR LOG", Set.of("VIEW SERVER SECURITY STATE")));

    /** The roles of ## came with 2022. */
    private static final Map<String, Set<String>> ROLES = Map.ofEntries(
            Map.entry("securityadmin", Set.of("ALTER ANY LOGIN")),
            Map.entry("serveradmin", Set.of("ALTER ANY ENDPOINT", "ALTER RESOURCES", "ALTER SERVER STATE", "ALTER SETTINGS", "SHUTDOWN", "VIEW SERVER STATE")),
            Map.entry("setupadmin", Set.of("ALTER ANY LINKED SERVER")),
            Map.entry("processadmin", Set.of("ALTER ANY CONNECTION", "ALTER SERVER STATE")),
            Map.entry("diskadmin", Set.of("ALTER RESOURCES")),
            Map.entry("dbcreator", Set.of("ALTER ANY DATABASE", "CREATE ANY DATABASE")),
            Map.entry("bulkadmin", Set.of("ADMINISTER BULK OPERATIONS")),
            Map.entry("public", Set.of("VIEW ANY DATABASE")),
            Map.entry("##MS_DatabaseConnector##", Set.of("CONNECT ANY DATABASE")),
            Map.entry("##MS_DatabaseManager##", Set.of("ALTER ANY DATABASE", "CREATE ANY DATABASE")),
            Map.entry("##MS_DefinitionReader##", Set.of("VIEW ANY DATABASE", "VIEW ANY DEFINITION", "VIEW ANY SECURITY DEFINITION")),
            Map.entry("##MS_LoginManager##", Set.of("CREATE LOGIN", "ALTER ANY LOGIN")),
            Map.entry("##MS_PerformanceDefinitionReader##", Set.of("VIEW ANY PERFORMANCE DEFINITION")),
            Map.entry("##MS_SecurityDefinitionReader##", Set.of("VIEW ANY SECURITY DEFINITION")),
            Map.entry("##MS_ServerPerformanceStateReader##", Set.of("VIEW SERVER PERFORMANCE STATE")),
            Map.entry("##MS_ServerSecurityStateReader##", Set.of("VIEW SERVER SECURITY STATE")),
            Map.entry("##MS_ServerStateManager##", Set.of("ALTER SERVER STATE", "VIEW SERVER STATE", "VIEW SERVER PERFORMANCE STATE", "VIEW SERVER SECURITY STATE")),
            Map.entry("##MS_ServerStateReader##", Set.of("VIEW SERVER STATE", "VIEW SERVER PERFORMANCE STATE", "VIEW SERVER SECURITY STATE")));

    private Permissions() {
    }

    /** A denial of the permission, or of one that covers it, beats every grant. */
    static boolean has(Security security, Login login, String permission, String securable) {
        if (security.sysadmin(login)) {
            return true;
        }
        List<Login> holders = holders(security, login);
        List<State> states = Stream.concat(covering(permission.toUpperCase(Locale.ROOT)).stream().flatMap(p -> Stream.of(new Login.Grant(p, securable), Login.Grant.onServer(p)).distinct())
                .flatMap(g -> holders.stream().flatMap(h -> Stream.ofNullable(h.permissions().get(g)))),
                holders.stream().filter(h -> covering(permission.toUpperCase(Locale.ROOT)).stream().anyMatch(ROLES.getOrDefault(h.name(), Set.of())::contains)).map(_ -> State.GRANT)).toList();
        return !states.isEmpty() && !states.contains(State.DENY);
    }

    private static Set<String> covering(String permission) {
        Set<String> all = new HashSet<>(List.of(permission, "CONTROL", "CONTROL SERVER"));
        COVERED_BY.getOrDefault(permission, Set.of()).forEach(p -> all.addAll(covering(p)));
        return all;
    }

    private static List<Login> holders(Security security, Login login) {
        return Stream.concat(Stream.of(login), security.all().stream().filter(r -> r.isRole() && security.isMember(login, r.name()))).toList();
    }
}
