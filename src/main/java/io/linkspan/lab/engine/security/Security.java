package io.linkspan.lab.engine.security;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.store.Principal.State;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Logins, server roles and what they may. Names compare without regard to letter case. Safe from any thread. */
public final class Security {

    /** The fixed server roles with their principal ids. */
    static final List<String> FIXED_ROLES = List.of("sysadmin", "securityadmin", "serveradmin", "setupadmin", "processadmin", "diskadmin", "dbcreator", "bulkadmin");

    /** The fixed server roles that came with 2022; their ids are not published. */
    private static final List<String> NEW_ROLES = List.of("##MS_DatabaseConnector##", "##MS_DatabaseManager##", "##MS_DefinitionReader##", "##MS_LoginManager##", "##MS_PerformanceDefinitionReader##",
            "##MS_SecurityDefinitionReader##", "##MS_ServerPerformanceStateReader##", "##MS_ServerSecurityStateReader##", "##MS_ServerStateManager##", "##MS_ServerStateReader##");

    private static final int FIRST_ID = 259;

    private final Instance instance;
    private final List<Login> principals = new CopyOnWriteArrayList<>();
    private int nextId = FIRST_ID;
    private volatile Optional<Directory.Identity> administrator = Optional.empty();

    public Security(Instance instance) {
        this.instance = instance;
        Instant now = instance.estate().clock().instant();
        Login sa = new Login(1, new byte[] {1}, "sa", Login.Kind.SQL_LOGIN, PasswordHash.NONE, now);
        sa.join("sysadmin");
        principals.add(sa);
        add(2, "public", Login.Kind.SERVER_ROLE);
        for (int i = 0; i < FIXED_ROLES.size(); i++) {
            add(3 + i, FIXED_ROLES.get(i), Login.Kind.SERVER_ROLE);
        }
        if (instance.catalogVersion() >= 16) {
            NEW_ROLES.forEach(r -> add(11 + NEW_ROLES.indexOf(r), r, Login.Kind.SERVER_ROLE));
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

    /** The login of a SID; empty for that of an orphaned user. */
    public Optional<Login> find(byte[] sid) {
        return principals.stream().filter(l -> !l.isRole() && Arrays.equals(l.sid(), sid)).findFirst();
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
        if (name.contains("\\")) {
            throw refused(name, 6, "Attempting to use an NT account name with SQL Server Authentication.", client);
        }
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
        if (!has(login.get(), "CONNECT SQL")) {
            throw refused(name, 12, "Login-based server access validation failed with an infrastructure error.", client);
        }
        return login.get();
    }

    /**
     * Checks an access token: whose it is must have a login FROM EXTERNAL PROVIDER. A SQL Server takes none, nor an instance of an estate without a cloud.
     *
     * @throws io.linkspan.lab.engine.type.ServerError 18456 with the state of its reason, or 18470
     */
    public Login authenticate(String token, String client) {
        Directory.Identity identity;
        try {
            identity = directory().orElseThrow(Errors::tokenForeign).identify(token);
        } catch (ServerError e) {
            log(e.state(), e.getMessage(), client);
            throw e;
        }
        Login login = find(identity.sid()).filter(l -> l.kind() == identity.login()).orElseThrow(() -> {
            log(5, "Login failed for user '" + identity.name() + "'. Reason: Could not find a login matching the name provided.", client);
            return Errors.tokenUnknown();
        });
        if (login.disabled()) {
            throw Errors.loginDisabled(login.name());
        }
        if (!has(login, "CONNECT SQL")) {
            log(12, "Login failed for user '" + login.name() + "'. Reason: Login-based server access validation failed with an infrastructure error.", client);
            throw Errors.tokenUnknown();
        }
        return login;
    }

    /** The tenant whose principals may have logins and users here: managed instances alone have one. */
    public Optional<Directory> directory() {
        return instance.managed() ? instance.estate().directory() : Optional.empty();
    }

    /** Somebody of the tenant by name. @throws io.linkspan.lab.engine.type.ServerError 33130; 33134 where there is no tenant, whose words are unconfirmed */
    public Directory.Identity external(String name) {
        Directory tenant = directory().orElseThrow(() -> ServerError.of(33134, 16, 1, "Principal '" + name + "' could not be resolved. Error message: 'Microsoft Entra authentication is not configured.'"));
        return tenant.find(name).orElseThrow(() -> ServerError.of(33130, 16, 1, "Principal '" + name + "' could not be found or this principal type is not supported."));
    }

    /** Makes somebody of the tenant the instance's Microsoft Entra administrator: a login in sysadmin, there being one. */
    public void administrator(Directory.Identity identity) {
        createLogin(identity.name(), identity.login(), PasswordHash.NONE, identity.sid()).join("sysadmin");
        administrator = Optional.of(identity);
    }

    public Optional<Directory.Identity> administrator() {
        return administrator;
    }

    /** Logs why a login that was known got no further: the client is told 4060 or 4064. */
    public void noDatabase(String name, boolean asked, String database, String client) {
        refused(name, asked ? 38 : 40, asked ? "Failed to open the explicitly specified database '" + database + "'." : "Failed to open the database specified in the login properties.", client);
    }

    /** With a SID of its own. @throws io.linkspan.lab.engine.type.ServerError 15025 */
    public Login createLogin(String name, Login.Kind kind, PasswordHash password) {
        UUID uuid = UUID.randomUUID();
        return createLogin(name, kind, password, ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).array());
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 15025, 15433 */
    public synchronized Login createLogin(String name, Login.Kind kind, PasswordHash password, byte[] sid) {
        if (find(name).isPresent()) {
            throw Errors.loginExists(name);
        }
        if (find(sid).isPresent()) {
            throw ServerError.of(15433, 16, 1, "Supplied parameter sid is in use.");
        }
        Login login = new Login(nextId++, sid, name, kind, password, instance.estate().clock().instant());
        if (kind != Login.Kind.SERVER_ROLE) {
            login.permit(Login.Grant.onServer("CONNECT SQL"), State.GRANT);
        }
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

    private ServerError refused(String name, int state, String reason, String client) {
        log(state, "Login failed for user '" + name + "'. Reason: " + reason, client);
        return Errors.loginFailed(name);
    }

    private void log(int state, String words, String client) {
        instance.errorLog().add("Logon", "Error: 18456, Severity: 14, State: " + state + ".");
        instance.errorLog().add("Logon", words + " [CLIENT: " + client + "]");
    }

    private void add(int id, String name, Login.Kind kind) {
        Login login = new Login(id, ByteBuffer.allocate(16).putInt(id).array(), name, kind, PasswordHash.NONE, instance.estate().clock().instant());
        if (kind != Login.Kind.SERVER_ROLE) {
            login.permit(Login.Grant.onServer("CONNECT SQL"), State.GRANT);
        }
        principals.add(login);
    }
}
