package io.linkspan.lab.engine.security;

import io.linkspan.lab.engine.store.Principal;
import io.linkspan.lab.engine.store.Principal.Right;
import io.linkspan.lab.engine.store.Principal.State;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Snapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What users and roles of a database may: a permission counts on the securable, on its schema and on the database, itself or through one that covers it, and a denial anywhere beats every grant
 * (T-SQL reference, GRANT database permissions; Permissions hierarchy; Database-level roles).
 */
final class DatabaseRights {

    /** A permission to those that contain it directly; all are contained in CONTROL. */
    private static final Map<String, Set<String>> COVERED_BY = Map.ofEntries(
            Map.entry("VIEW DATABASE PERFORMANCE STATE", Set.of("VIEW DATABASE STATE")), Map.entry("VIEW DATABASE SECURITY STATE", Set.of("VIEW DATABASE STATE")),
            Map.entry("VIEW PERFORMANCE DEFINITION", Set.of("VIEW DEFINITION")), Map.entry("VIEW SECURITY DEFINITION", Set.of("VIEW DEFINITION")),
            Map.entry("CREATE SCHEMA", Set.of("ALTER ANY SCHEMA")), Map.entry("CREATE ROLE", Set.of("ALTER ANY ROLE")), Map.entry("CREATE USER", Set.of("ALTER ANY USER")), Map.entry("CREATE CERTIFICATE", Set.of("ALTER ANY CERTIFICATE")),
            Map.entry("CONNECT", Set.of("CONNECT REPLICATION")));
    private static final Set<String> UNDER_ALTER = Set.of("CREATE TABLE", "CREATE VIEW", "CREATE PROCEDURE", "CREATE FUNCTION", "CREATE SEQUENCE", "CREATE SYNONYM", "CREATE TYPE", "CREATE DEFAULT", "CREATE RULE", "CREATE QUEUE", "SHOWPLAN");
    private static final Map<String, Set<String>> ROLES = Map.of(
            "db_owner", Set.of("CONTROL"),
            "db_accessadmin", Set.of("ALTER ANY USER", "CONNECT", "CREATE SCHEMA"),
            "db_securityadmin", Set.of("ALTER ANY ROLE", "ALTER ANY APPLICATION ROLE", "CREATE SCHEMA", "VIEW DEFINITION"),
            "db_ddladmin", Set.of("ALTER ANY SCHEMA", "CREATE TABLE", "CREATE VIEW", "CREATE PROCEDURE", "CREATE FUNCTION", "CREATE SEQUENCE", "CREATE SYNONYM", "CREATE TYPE", "CREATE SCHEMA", "REFERENCES"),
            "db_backupoperator", Set.of("BACKUP DATABASE", "BACKUP LOG", "CHECKPOINT"),
            "db_datareader", Set.of("SELECT"),
            "db_datawriter", Set.of("INSERT", "UPDATE", "DELETE"));
    private static final Map<String, Set<String>> DENYING_ROLES = Map.of("db_denydatareader", Set.of("SELECT"), "db_denydatawriter", Set.of("INSERT", "UPDATE", "DELETE"));

    private final Snapshot snapshot;

    DatabaseRights(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Empty where nothing was said, neither for the principal nor for a role that it is in. */
    Optional<Boolean> said(Principal principal, String permission, int kind, int major) {
        if (principal.id() == Principal.DBO) {
            return Optional.of(true);
        }
        Set<Principal> holders = holders(principal);
        Set<String> covering = covering(permission);
        List<State> states = Stream.concat(places(kind, major).flatMap(place -> holders.stream().flatMap(h -> covering.stream().flatMap(p -> Stream.ofNullable(h.rights().get(new Right(p, place.kind(), place.major())))))),
                holders.stream().filter(Principal::fixedRole).flatMap(h -> byRole(h.name(), covering, permission))).toList();
        return states.isEmpty() ? Optional.empty() : Optional.of(!states.contains(State.DENY));
    }

    /** It holds some permission there, or on what contains it: what one may do anything with, one may see. */
    boolean any(Principal principal, int kind, int major) {
        Set<Integer> places = places(kind, major).map(p -> p.kind() << 28 ^ p.major()).collect(Collectors.toSet());
        return principal.id() == Principal.DBO || holders(principal).stream().anyMatch(h -> h.rights().entrySet().stream().anyMatch(e -> e.getValue() != State.DENY && !e.getKey().permission().equals("CONNECT")
                && places.contains(e.getKey().kind() << 28 ^ e.getKey().major())) || h.fixedRole() && kind == Right.OBJECT && ROLES.getOrDefault(h.name(), Set.of()).stream().anyMatch(DatabaseRights::onObjects));
    }

    private static boolean onObjects(String permission) {
        return Set.of("CONTROL", "SELECT", "INSERT", "UPDATE", "DELETE", "REFERENCES", "VIEW DEFINITION", "ALTER ANY SCHEMA").contains(permission);
    }

    /** The principal, public, and every role above it. */
    Set<Principal> holders(Principal principal) {
        Set<Principal> found = new LinkedHashSet<>();
        Deque<Principal> next = new ArrayDeque<>(List.of(principal));
        snapshot.principal(Principal.PUBLIC).ifPresent(next::add);
        while (!next.isEmpty()) {
            Principal one = next.pop();
            if (found.stream().noneMatch(f -> f.id() == one.id())) {
                found.add(one);
                one.roles().forEach(r -> snapshot.principal(r).ifPresent(next::add));
            }
        }
        return found;
    }

    private static Stream<State> byRole(String role, Set<String> covering, String permission) {
        Stream<State> granted = ROLES.getOrDefault(role, Set.of()).stream().anyMatch(covering::contains) ? Stream.of(State.GRANT) : Stream.empty();
        return DENYING_ROLES.getOrDefault(role, Set.of()).contains(permission) ? Stream.concat(granted, Stream.of(State.DENY)) : granted;
    }

    private Stream<Right> places(int kind, int major) {
        Stream<Right> schema = kind != Right.OBJECT ? Stream.empty() : snapshot.find(major).map(SchemaObject::schema).flatMap(snapshot::schemaId).map(id -> new Right("", Right.SCHEMA, id)).stream();
        return Stream.of(Stream.of(new Right("", kind, major)), schema, Stream.of(new Right("", Right.DATABASE, 0))).flatMap(s -> s).distinct();
    }

    static Set<String> covering(String permission) {
        Set<String> all = new HashSet<>(List.of(permission, "CONTROL"));
        for (String p : COVERED_BY.getOrDefault(permission, Set.of())) {
            all.addAll(covering(p));
        }
        if (UNDER_ALTER.contains(permission) || permission.startsWith("ALTER ANY ") || COVERED_BY.containsKey(permission) && permission.startsWith("CREATE ")) {
            all.add("ALTER");
        }
        return all;
    }
}
