package io.linkspan.lab.engine.security;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.store.Principal;
import io.linkspan.lab.engine.store.Principal.Right;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.type.Errors;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The users and roles of one database at one moment, and what a login may there. A member of sysadmin, and the owner, is dbo. */
public final class Principals {

    /** Permissions on the server that bring one on every database. */
    private static final Map<String, String> OF_SERVER = Map.of("CONTROL", "CONTROL SERVER", "ALTER", "ALTER ANY DATABASE", "VIEW DEFINITION", "VIEW ANY DEFINITION", "VIEW DATABASE STATE", "VIEW SERVER STATE",
            "VIEW DATABASE PERFORMANCE STATE", "VIEW SERVER PERFORMANCE STATE", "VIEW DATABASE SECURITY STATE", "VIEW SERVER SECURITY STATE", "CONNECT", "CONNECT ANY DATABASE", "SELECT", "SELECT ALL USER SECURABLES",
            "VIEW SECURITY DEFINITION", "VIEW ANY SECURITY DEFINITION", "VIEW PERFORMANCE DEFINITION", "VIEW ANY PERFORMANCE DEFINITION");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Database database;
    private final Snapshot snapshot;
    private final DatabaseRights rights;

    public Principals(Database database, Snapshot snapshot) {
        this.database = database;
        this.snapshot = snapshot;
        rights = new DatabaseRights(snapshot);
    }

    /** In the order of their ids. */
    public List<Principal> all() {
        return List.copyOf(snapshot.principals());
    }

    public Optional<Principal> find(String name) {
        return snapshot.principals().stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst();
    }

    public Optional<Principal> find(int id) {
        return snapshot.principal(id);
    }

    /** A user or role that is not there yet. @throws io.linkspan.lab.engine.type.ServerError 15023 */
    public Principal fresh(String name, char type, byte[] sid, String schema) {
        if (find(name).isPresent()) {
            throw Errors.userExists(name);
        }
        int id = snapshot.principals().stream().mapToInt(Principal::id).filter(i -> i < Principal.FIRST_FIXED_ROLE).max().orElse(0) + 1;
        Instant now = database.instance().estate().clock().instant();
        boolean user = type != 'R';
        return new Principal(id, name, type, sid, schema, now, now, Set.of(), user ? Map.of(new Right("CONNECT", Right.DATABASE, 0), Principal.State.GRANT) : Map.of());
    }

    /** A SID that no login has, as users without one (S-1-9-3-…) and roles (S-1-9-4-…) get it. */
    public static byte[] ownSid(boolean role) {
        byte[] sid = new byte[28];
        RANDOM.nextBytes(sid);
        byte[] head = {1, 5, 0, 0, 0, 0, 0, 9, (byte) (role ? 4 : 3), 0, 0, 0};
        System.arraycopy(head, 0, sid, 0, head.length);
        return sid;
    }

    /** The user of a login here; empty for one that may only be guest. */
    public Optional<Principal> of(Login login) {
        if (database.instance().security().sysadmin(login) || owner(login)) {
            return snapshot.principal(Principal.DBO);
        }
        return snapshot.principals().stream().filter(p -> !p.role() && p.id() >= Principal.FIRST_USER && Arrays.equals(p.sid(), login.sid())).findFirst();
    }

    /** SID as sys.database_principals shows it: dbo has that of the owner. */
    public byte[] sid(Principal p) {
        return p.id() == Principal.DBO ? database.instance().security().find(database.owner()).map(Login::sid).orElse(new byte[0]) : p.sid();
    }

    private boolean owner(Login login) {
        return database.instance().security().find(database.owner()).filter(o -> Arrays.equals(o.sid(), login.sid())).isPresent();
    }

    /** True if a login may come in: it has a user that CONNECT is not denied to, guest is let in, or the server lets it into every database. */
    public boolean enters(Login login) {
        return of(login).or(() -> database.system() && database.id() != 3 ? snapshot.principal(Principal.DBO) : snapshot.principal(Principal.GUEST)).flatMap(p -> rights.said(p, "CONNECT", Right.DATABASE, 0))
                .orElseGet(() -> database.instance().security().has(login, "CONNECT ANY DATABASE"));
    }

    public boolean isMember(Principal principal, String role) {
        return role.equalsIgnoreCase("public") || principal.id() == Principal.DBO && role.equalsIgnoreCase("db_owner") || rights.holders(principal).stream().anyMatch(h -> h.name().equalsIgnoreCase(role) && h.role());
    }

    /** A permission on the database. */
    public boolean has(Login login, String permission) {
        return has(login, permission, "");
    }

    /** A permission on {@code schema.object}, {@code schema::name} or {@code user::name}, or on the database where that is empty. */
    public boolean has(Login login, String permission, String securable) {
        Right place = place(securable);
        return has(login, permission.toUpperCase(Locale.ROOT), place.kind(), place.major());
    }

    public boolean has(Login login, String permission, int kind, int major) {
        Security server = database.instance().security();
        if (server.sysadmin(login)) {
            return true;
        }
        Optional<Boolean> said = of(login).or(() -> snapshot.principal(Principal.GUEST)).flatMap(p -> rights.said(p, permission, kind, major));
        return said.orElseGet(() -> DatabaseRights.covering(permission).stream().anyMatch(p -> OF_SERVER.containsKey(p) && server.has(login, OF_SERVER.get(p))));
    }

    /** Whether catalog views show an object or principal: one that the login may do anything with (Metadata visibility configuration). */
    public boolean sees(Login login, int kind, int major) {
        return has(login, "VIEW DEFINITION", kind, major) || of(login).or(() -> snapshot.principal(Principal.GUEST)).filter(p -> rights.any(p, kind, major)).isPresent();
    }

    private Right place(String securable) {
        if (securable.regionMatches(true, 0, "schema::", 0, 8)) {
            return new Right("", Right.SCHEMA, snapshot.schemaId(securable.substring(8)).orElse(-1));
        }
        if (securable.regionMatches(true, 0, "user::", 0, 6)) {
            return new Right("", Right.PRINCIPAL, find(securable.substring(6)).map(Principal::id).orElse(-1));
        }
        String[] parts = securable.split("\\.", 2);
        return parts.length < 2 ? new Right("", Right.DATABASE, 0) : new Right("", Right.OBJECT, snapshot.find(parts[0], parts[1]).map(SchemaObject::id).orElse(-1));
    }
}
