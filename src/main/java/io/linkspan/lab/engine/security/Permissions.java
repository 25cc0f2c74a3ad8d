package io.linkspan.lab.engine.security;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    private static final Map<String, Set<String>> ROLES = Map.of(
            "securityadmin", Set.of("ALTER ANY LOGIN"),
            "serveradmin", Set.of("ALTER ANY ENDPOINT", "ALTER RESOURCES", "ALTER SERVER STATE", "ALTER SETTINGS", "SHUTDOWN", "VIEW SERVER STATE"),
            "setupadmin", Set.of("ALTER ANY LINKED SERVER"),
            "processadmin", Set.of("ALTER ANY CONNECTION", "ALTER SERVER STATE"),
            "diskadmin", Set.of("ALTER RESOURCES"),
            "dbcreator", Set.of("ALTER ANY DATABASE", "CREATE ANY DATABASE"),
            "bulkadmin", Set.of("ADMINISTER BULK OPERATIONS"),
            "public", Set.of("VIEW ANY DATABASE", "CONNECT SQL"));

    private Permissions() {
    }

    static boolean has(Security security, Login login, String permission, String securable) {
        if (security.sysadmin(login)) {
            return true;
        }
        String wanted = permission.toUpperCase(Locale.ROOT);
        Optional<Boolean> own = said(security, login, wanted, securable);
        return own.orElseGet(() -> !wanted.equals("CONTROL SERVER") && (has(security, login, "CONTROL SERVER", "")
                || !securable.isEmpty() && (has(security, login, "CONTROL", securable, wanted) || has(security, login, wanted, ""))
                || COVERED_BY.getOrDefault(wanted, Set.of()).stream().anyMatch(p -> has(security, login, p, securable))));
    }

    private static boolean has(Security security, Login login, String control, String securable, String unless) {
        return !control.equals(unless) && said(security, login, control, securable).orElse(false);
    }

    /** What was said of exactly this permission: a denial beats every grant. */
    private static Optional<Boolean> said(Security security, Login login, String permission, String securable) {
        Login.Grant grant = new Login.Grant(permission, securable);
        return holders(security, login).flatMap(l -> Stream.concat(Stream.ofNullable(l.permissions().get(grant)),
                ROLES.getOrDefault(l.name(), Set.of()).contains(permission) && securable.isEmpty() ? Stream.of(true) : Stream.empty())).reduce((a, b) -> a && b);
    }

    private static Stream<Login> holders(Security security, Login login) {
        return Stream.concat(Stream.of(login), security.all().stream().filter(r -> r.isRole() && security.isMember(login, r.name())));
    }
}
