package io.linkspan.lab.engine.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user or role of a database (sys.database_principals). It is part of the database's own data, so it travels with backups, seeding and log: its SID is what it has in common with a login.
 *
 * @param type   S, U, G, R, C, E as in sys.database_principals
 * @param roles  ids of the roles that it is directly in
 * @param rights what was granted and denied
 */
public record Principal(int id, String name, char type, byte[] sid, String defaultSchema, Instant created, Instant modified, Set<Integer> roles, Map<Right, State> rights) {

    public static final int PUBLIC = 0;
    public static final int DBO = 1;
    public static final int GUEST = 2;
    public static final int FIRST_USER = 5;
    public static final int FIRST_FIXED_ROLE = 16384;

    private static final Instant SHIPPED = Instant.parse("2003-04-08T09:10:42.290Z");
    private static final List<String> FIXED_ROLES = List.of("db_owner", "db_accessadmin", "db_securityadmin", "db_ddladmin", "", "db_backupoperator", "db_datareader", "db_datawriter", "db_denydatareader", "db_denydatawriter");

    /** Those of every database, by id. */
    static final SortedMap<Integer, Principal> SHIPPED_ONES = new TreeMap<>(Stream.concat(
            Stream.of(fixed(PUBLIC, "public", 'R', ""), fixed(DBO, "dbo", 'S', "dbo"), fixed(GUEST, "guest", 'S', "guest"), fixed(3, "INFORMATION_SCHEMA", 'S', ""), fixed(4, "sys", 'S', "")),
            FIXED_ROLES.stream().filter(r -> !r.isEmpty()).map(r -> fixed(FIRST_FIXED_ROLE + FIXED_ROLES.indexOf(r), r, 'R', ""))).collect(Collectors.toMap(Principal::id, p -> p)));

    public Principal {
        roles = Set.copyOf(roles);
        rights = Map.copyOf(rights);
    }

    public boolean role() {
        return type == 'R';
    }

    public boolean fixedRole() {
        return id >= FIRST_FIXED_ROLE;
    }

    /** Neither to be dropped nor to be granted anything. */
    public boolean shipped() {
        return id < FIRST_USER || fixedRole();
    }

    public Principal with(Set<Integer> others) {
        return new Principal(id, name, type, sid, defaultSchema, created, modified, others, rights);
    }

    public Principal with(Map<Right, State> others) {
        return new Principal(id, name, type, sid, defaultSchema, created, modified, roles, others);
    }

    /** Another name, SID or schema, at this moment. */
    public Principal altered(String otherName, byte[] otherSid, String otherSchema, Instant now) {
        return new Principal(id, otherName, type, otherSid, otherSchema, created, now, roles, rights);
    }

    Principal withoutRightsOn(int kind, int major) {
        return rights.keySet().stream().noneMatch(r -> r.on(kind, major)) ? this
                : with(rights.entrySet().stream().filter(e -> !e.getKey().on(kind, major)).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Principal fixed(int id, String name, char type, String schema) {
        return new Principal(id, name, type, new byte[0], schema, SHIPPED, SHIPPED, Set.of(), Map.of());
    }

    /**
     * A permission on something.
     *
     * @param kind  class of sys.database_permissions: 0 the database, 1 an object, 3 a schema, 4 a principal
     * @param major id of the securable, 0 for the database
     */
    public record Right(String permission, int kind, int major) {

        public static final int DATABASE = 0;
        public static final int OBJECT = 1;
        public static final int SCHEMA = 3;
        public static final int PRINCIPAL = 4;

        boolean on(int otherKind, int otherMajor) {
            return kind == otherKind && major == otherMajor;
        }
    }

    /** state of sys.database_permissions and sys.server_permissions. */
    public enum State {
        GRANT("G"), GRANT_WITH_GRANT_OPTION("W"), DENY("D");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
