package io.linkspan.lab.engine.security;

import io.linkspan.lab.engine.store.Principal.State;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** A server principal: a login, or a server role. Safe from any thread; it keeps no password, only a salted hash. */
public final class Login {

    private final int id;
    private final byte[] sid;
    private final Kind kind;
    private final Instant created;
    private final Set<String> roles = new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<Grant, State> permissions = new ConcurrentHashMap<>();
    private volatile String name;
    private volatile PasswordHash password;
    private volatile boolean disabled;
    private volatile String defaultDatabase = "master";
    private volatile Instant modified;
    private volatile int certificate;
    private volatile boolean policy;

    Login(int id, byte[] sid, String name, Kind kind, PasswordHash password, Instant now) {
        this.id = id;
        this.sid = sid.clone();
        this.name = name;
        this.kind = kind;
        this.password = password;
        created = now;
        modified = now;
    }

    public int id() {
        return id;
    }

    public byte[] sid() {
        return sid.clone();
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public Instant created() {
        return created;
    }

    public Instant modified() {
        return modified;
    }

    public boolean disabled() {
        return disabled;
    }

    public String defaultDatabase() {
        return defaultDatabase;
    }

    public PasswordHash password() {
        return password;
    }

    /** CHECK_POLICY. */
    public boolean policy() {
        return policy;
    }

    public void policy(boolean checked) {
        policy = checked;
    }

    /** Id of the certificate in master that it is made from. */
    public Optional<Integer> certificate() {
        return certificate == 0 ? Optional.empty() : Optional.of(certificate);
    }

    public void certificate(int id) {
        certificate = id;
    }

    /** Server roles that it is directly in, public left out. */
    public Set<String> roles() {
        return new TreeSet<>(roles);
    }

    public boolean isRole() {
        return kind == Kind.SERVER_ROLE;
    }

    public void rename(String other) {
        name = other;
    }

    public void disabled(boolean off, Instant now) {
        disabled = off;
        modified = now;
    }

    public void defaultDatabase(String database) {
        defaultDatabase = database;
    }

    public void password(PasswordHash hash, Instant now) {
        password = hash;
        modified = now;
    }

    public void join(String role) {
        roles.add(role);
    }

    public void leave(String role) {
        roles.remove(role);
    }

    /** What was granted and denied. */
    public Map<Grant, State> permissions() {
        return Map.copyOf(permissions);
    }

    public void permit(Grant grant, State state) {
        permissions.put(grant, state);
    }

    public void revoke(Grant grant) {
        permissions.remove(grant);
    }

    /** Who runs under EXECUTE AS USER: the user's SID and, if it has a login, that one's name, but none of its server roles and permissions. */
    public static Login ofUser(String name, byte[] sid, Instant now) {
        return new Login(0, sid, name, Kind.SQL_LOGIN, PasswordHash.NONE, now);
    }

    @Override
    public String toString() {
        return name + " 0x" + HexFormat.of().formatHex(sid);
    }

    /** A permission on the server, or on one securable of it: {@code ENDPOINT::name}, {@code LOGIN::name}, empty for the server itself. */
    public record Grant(String permission, String securable) {

        public static Grant onServer(String permission) {
            return new Grant(permission, "");
        }
    }

    /** {@code type} and {@code type_desc} of sys.server_principals. */
    public enum Kind {
        SQL_LOGIN("S"), WINDOWS_LOGIN("U"), WINDOWS_GROUP("G"), SERVER_ROLE("R"), CERTIFICATE_MAPPED_LOGIN("C"), EXTERNAL_LOGIN("E"), EXTERNAL_GROUP("X");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
