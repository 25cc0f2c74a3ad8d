package io.linkspan.lab.engine.security;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.type.Errors;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Logins, server roles and what they may. Names compare without regard to letter case. Safe from any thread. */
public final class Security {

    /** The fixed server roles with their principal ids. */
    static final List<String> FIXED_ROLES = List.of("sysadmin", "securityadmin", "serveradmin", "setupadmin", "processadmin", "diskadmin", "dbcreator", "bulkadmin");

    private static final int FIRST_ID = 259;

    private final Instance instance;
    private final List<Login> principals = new CopyOnWriteArrayList<>();
    private int nextId = FIRST_ID;

    public Security(Instance instance) {
        this.instance = instance;
        Login sa = new Login(1, new byte[] {1}, "sa", Login.Kind.SQL_LOGIN, PasswordHash.NONE, instance.estate().clock().instant());
        sa.join("sysadmin");
        principals.add(sa);
        add(2, "public", Login.Kind.SERVER_ROLE);
        for (int i = 0; i < FIXED_ROLES.size(); i++) {
            add(3 + i, FIXED_ROLES.get(i), Login.Kind.SERVER_ROLE);
        }
        if (!instance.managed()) {
            add(FIRST_ID - 3, "NT AUTHORITY\\SYSTEM", Login.Kind.WINDOWS_LOGIN);
            add(FIRST_ID - 2, "NT SERVICE\\SQLSERVERAGENT", Login.Kind.WINDOWS_LOGIN);
            principals.getLast().join("sysadmin");
        }
    }

    /** In the order of their ids. */
    public List<Login> all() {
        return principals.stream().sorted(Comparator.comparingInt(Login::id)).toList();
    }

    public Optional<Login> find(String name) {
        return principals.stream().filter(l -> l.name().equalsIgnoreCase(name)).findFirst();
    }

    public Optional<Login> find(int id) {
        return principals.stream().filter(l -> l.id() == id).findFirst();
    }

    /** The login that may do everything; the owner of what nobody else owns. */
    public Login sa() {
        return principals.getFirst();
    }

    /**
     * Checks a name and a password; why it failed goes to the error log alone.
     *
     * @throws io.linkspan.lab.engine.type.ServerError 18456, or 18470 for a disabled login whose password was right
     */
    public Login authenticate(String name, char[] password, String client) {
        Optional<Login> login = find(name).filter(l -> l.kind() == Login.Kind.SQL_LOGIN);
        if (login.isEmpty()) {
            throw refused(name, 5, "Could not find a login matching the name provided.", client);
        }
        boolean matches = login.get().password().matches(password);
        if (login.get().disabled()) {
            if (matches) {
                throw Errors.loginDisabled(name);
            }
            throw refused(name, 7, "An error occurred while evaluating the password.", client);
        }
        if (!matches) {
            throw refused(name, 8, "Password did not match that for the login provided.", client);
        }
        return login.get();
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 15025 */
    public synchronized Login createLogin(String name, Login.Kind kind, PasswordHash password) {
        if (find(name).isPresent()) {
            throw Errors.loginExists(name);
        }
        UUID uuid = UUID.randomUUID();
        byte[] sid = ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).array();
        Login login = new Login(nextId++, sid, name, kind, password, instance.estate().clock().instant());
        principals.add(login);
        return login;
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 15151 */
    public Login get(String action, String name) {
        return find(name).filter(l -> !l.isRole()).orElseThrow(() -> Errors.notFound(action, "login", name));
    }

    public void remove(Login login) {
        principals.remove(login);
    }

    public boolean sysadmin(Login login) {
        return isMember(login, "sysadmin");
    }

    /** Direct or through another role; everybody is in public. */
    public boolean isMember(Login login, String role) {
        return role.equalsIgnoreCase("public") || login.roles().stream().anyMatch(r -> r.equalsIgnoreCase(role) || find(r).filter(l -> l != login && isMember(l, role)).isPresent());
    }

    /** True if the login has a server permission, itself, through a role, or through one that covers it. */
    public boolean has(Login login, String permission) {
        return Permissions.has(this, login, permission, "");
    }

    /** The same for one securable, {@code ENDPOINT::name}. */
    public boolean has(Login login, String permission, String securable) {
        return Permissions.has(this, login, permission, securable);
    }

    /** The permission that reads the state of the server: 2022 split it up. */
    public String stateRight() {
        return instance.catalogVersion() >= 16 ? "VIEW SERVER PERFORMANCE STATE" : "VIEW SERVER STATE";
    }

    private io.linkspan.lab.engine.type.ServerError refused(String name, int state, String reason, String client) {
        instance.errorLog().add("Logon", "Error: 18456, Severity: 14, State: " + state + ".");
        instance.errorLog().add("Logon", "Login failed for user '" + name + "'. Reason: " + reason + " [CLIENT: " + client + "]");
        return Errors.loginFailed(name);
    }

    private void add(int id, String name, Login.Kind kind) {
        principals.add(new Login(id, ByteBuffer.allocate(16).putInt(id).array(), name, kind, PasswordHash.NONE, instance.estate().clock().instant()));
    }
}
