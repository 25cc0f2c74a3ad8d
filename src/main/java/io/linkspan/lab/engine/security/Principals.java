package io.linkspan.lab.engine.security;

import io.linkspan.lab.engine.type.Errors;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Users and roles of one database and what they may. A member of sysadmin is dbo everywhere. Safe from any thread. */
public final class Principals {

    /** Fixed roles with their ids from 16384. */
    private static final List<String> FIXED = List.of("db_owner", "db_accessadmin", "db_securityadmin", "db_ddladmin", "", "db_backupoperator", "db_datareader", "db_datawriter", "db_denydatareader", "db_denydatawriter");
    private static final int FIRST_FIXED = 16384;
    private static final int FIRST_ID = 5;

    private final Clock clock;
    private final List<Principal> all = new CopyOnWriteArrayList<>();
    private int nextId = FIRST_ID;

    public Principals(Clock clock, String owner) {
        this.clock = clock;
        add(0, "public", 'R', "", true);
        add(1, "dbo", 'S', owner, false);
        add(2, "guest", 'S', "", false);
        add(3, "INFORMATION_SCHEMA", 'S', "", false);
        add(4, "sys", 'S', "", false);
        for (int i = 0; i < FIXED.size(); i++) {
            if (!FIXED.get(i).isEmpty()) {
                add(FIRST_FIXED + i, FIXED.get(i), 'R', "", true);
            }
        }
    }

    public List<Principal> all() {
        return all.stream().sorted(Comparator.comparingInt(Principal::id)).toList();
    }

    public Optional<Principal> find(String name) {
        return all.stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst();
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 15023 */
    public synchronized Principal create(String name, char type, String login) {
        if (find(name).isPresent()) {
            throw Errors.userExists(name);
        }
        return add(nextId++, name, type, login, false);
    }

    public void remove(Principal principal) {
        all.remove(principal);
        all.forEach(p -> p.roles().remove(principal.name()));
    }

    /** The user of a login here: dbo for sysadmin and the owner; empty for one that may only be guest. */
    public Optional<Principal> of(Login login) {
        if (login.roles().contains("sysadmin")) {
            return find("dbo");
        }
        return all.stream().filter(p -> p.login().equalsIgnoreCase(login.name())).findFirst();
    }

    public boolean isMember(Principal principal, String role) {
        return role.equalsIgnoreCase("public") || principal.name().equalsIgnoreCase("dbo") && role.equalsIgnoreCase("db_owner")
                || principal.roles().stream().anyMatch(r -> r.equalsIgnoreCase(role) || find(r).filter(p -> p != principal && isMember(p, role)).isPresent());
    }

    /** A permission on the database. */
    public boolean has(Login login, String permission) {
        return has(login, permission, "");
    }

    /** A permission on {@code schema.object}, or on the database where that is empty. */
    public boolean has(Login login, String permission, String object) {
        return of(login).or(() -> find("guest")).filter(p -> may(p, permission.toUpperCase(Locale.ROOT), object.toLowerCase(Locale.ROOT))).isPresent();
    }

    private boolean may(Principal principal, String permission, String object) {
        if (isMember(principal, "db_owner")) {
            return true;
        }
        boolean write = Set.of("INSERT", "UPDATE", "DELETE").contains(permission);
        if (permission.equals("SELECT") && isMember(principal, "db_denydatareader") || write && isMember(principal, "db_denydatawriter")) {
            return false;
        }
        String schema = object.contains(".") ? "schema::" + object.substring(0, object.indexOf('.')) : "";
        List<Principal> holders = all.stream().filter(p -> p == principal || p.type() == 'R' && isMember(principal, p.name())).toList();
        for (String place : List.of(object, schema, "")) {
            for (String p : List.of(permission, "CONTROL")) {
                Login.Grant grant = new Login.Grant(p, place);
                if (holders.stream().anyMatch(h -> Boolean.FALSE.equals(h.permissions().get(grant)))) {
                    return false;
                }
                if (holders.stream().anyMatch(h -> Boolean.TRUE.equals(h.permissions().get(grant)))) {
                    return true;
                }
            }
        }
        return permission.equals("SELECT") && isMember(principal, "db_datareader") || write && isMember(principal, "db_datawriter")
                || Set.of("BACKUP DATABASE", "BACKUP LOG").contains(permission) && isMember(principal, "db_backupoperator")
                || permission.startsWith("CREATE") && isMember(principal, "db_ddladmin");
    }

    private Principal add(int id, String name, char type, String login, boolean fixed) {
        Principal principal = new Principal(id, name, type, login, fixed, clock.instant(), new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER), new ConcurrentHashMap<>());
        all.add(principal);
        return principal;
    }

    /**
     * A user or role; the sets may be changed.
     *
     * @param type  S, U, G, R, C as in sys.database_principals
     * @param login name of the login, empty for a role or a user without login
     */
    public record Principal(int id, String name, char type, String login, boolean fixed, Instant created, Set<String> roles, Map<Login.Grant, Boolean> permissions) {
    }
}
