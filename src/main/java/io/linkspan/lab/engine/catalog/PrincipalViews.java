package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.PermissionNames;
import io.linkspan.lab.engine.security.Principals;
import io.linkspan.lab.engine.store.Principal;
import io.linkspan.lab.engine.store.Principal.Right;
import io.linkspan.lab.engine.store.Principal.State;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Logins, users, roles and permissions, each as far as the viewer may see it (Metadata visibility configuration). */
final class PrincipalViews {

    /** Ids of fixed server roles end before the first login of the server's own. */
    private static final int FIRST_LOGIN = 256;

    private PrincipalViews() {
    }

    static void register(Catalog catalog) {
        Instance instance = catalog.instance();
        catalog.register("sys.server_principals", (viewer, _) -> visible(viewer).map(PrincipalViews::login));
        catalog.register("sys.sql_logins", (viewer, _) -> visible(viewer).filter(l -> l.kind() == Login.Kind.SQL_LOGIN).map(l -> Row.with(login(l), "is_policy_checked", l.policy(), "is_expiration_checked", false,
                "password_hash", viewer.may("CONTROL SERVER") && l.password().bytes().length > 0 ? l.password().bytes() : null)));
        catalog.register("sys.server_role_members", (viewer, _) -> visible(viewer).flatMap(l -> l.roles().stream().map(r -> Row.of("role_principal_id",
                instance.security().find(r).map(Login::id).orElse(0), "member_principal_id", l.id()))));
        catalog.register("sys.server_permissions", (viewer, _) -> Stream.concat(Stream.of(permission(instance, instance.security().find("public").orElseThrow(), Login.Grant.onServer("VIEW ANY DATABASE"), State.GRANT)),
                visible(viewer).flatMap(l -> l.permissions().entrySet().stream().map(e -> permission(instance, l, e.getKey(), e.getValue())))));
        catalog.register("sys.database_principals", (viewer, _) -> visibleUsers(viewer).map(p -> user(viewer, p)));
        catalog.register("sys.database_role_members", (viewer, _) -> Stream.concat(Stream.of(Row.of("role_principal_id", Principal.FIRST_FIXED_ROLE, "member_principal_id", Principal.DBO)),
                visibleUsers(viewer).flatMap(p -> p.roles().stream().map(r -> Row.of("role_principal_id", r, "member_principal_id", p.id())))));
        catalog.register("sys.database_permissions", (viewer, _) -> visibleUsers(viewer).flatMap(p -> p.rights().entrySet().stream().map(e -> permission(p, e.getKey(), e.getValue()))));
        catalog.register("sys.fn_my_permissions", (viewer, arguments) -> mine(viewer, arguments));
    }

    /** Own login, sa and fixed roles always; others with the right to alter or view logins. */
    private static Stream<Login> visible(Viewer viewer) {
        boolean all = viewer.may("ALTER ANY LOGIN") || viewer.may("VIEW ANY DEFINITION") || viewer.may("VIEW ANY SECURITY DEFINITION");
        return viewer.instance().security().all().stream().filter(l -> all || l.isRole() || l.id() == 1 || l == viewer.login() || viewer.instance().security().has(viewer.login(), "VIEW DEFINITION", "LOGIN::" + l.name()));
    }

    private static Stream<Principal> visibleUsers(Viewer viewer) {
        Principals principals = new Principals(viewer.database(), viewer.snapshot());
        boolean all = principals.has(viewer.login(), "ALTER ANY USER") || principals.has(viewer.login(), "VIEW DEFINITION");
        int own = principals.of(viewer.login()).map(Principal::id).orElse(Principal.GUEST);
        return principals.all().stream().filter(p -> all || p.shipped() || p.id() == own || principals.sees(viewer.login(), Right.PRINCIPAL, p.id()));
    }

    private static Map<String, @Nullable Object> login(Login l) {
        return Row.of("name", l.name(), "principal_id", l.id(), "sid", l.sid(), "type", l.kind().code(), "is_disabled", l.disabled(), "create_date", l.created(), "modify_date", l.modified(),
                "default_database_name", l.isRole() ? null : l.defaultDatabase(), "default_language_name", l.isRole() ? null : "us_english", "owning_principal_id", l.isRole() ? 1 : null,
                "is_fixed_role", l.isRole() && l.id() > 2 && l.id() < FIRST_LOGIN);
    }

    private static Map<String, @Nullable Object> permission(Instance instance, Login l, Login.Grant grant, State state) {
        String kind = grant.securable().replaceFirst("::.*", "");
        String name = grant.securable().replaceFirst("^.*?::", "");
        int major = switch (kind) {
            case "ENDPOINT" -> instance.endpoints().mirroring().map(Endpoint::id).orElse(0);
            case "LOGIN", "SERVER ROLE" -> instance.security().find(name).map(Login::id).orElse(0);
            default -> 0;
        };
        int code = switch (kind) {
            case "ENDPOINT" -> 105;
            case "LOGIN", "SERVER ROLE" -> 101;
            case "AVAILABILITY GROUP" -> 108;
            default -> 100;
        };
        return Row.of("class", code, "major_id", major, "minor_id", 0, "grantee_principal_id", l.id(), "grantor_principal_id", 1,
                "type", Objects.requireNonNullElse(PermissionNames.SERVER.get(grant.permission()), ""), "permission_name", grant.permission(), "state", state.code());
    }

    /** A SID without a login is that of an orphaned user; one of S-1-9 was never meant to have any. */
    private static Map<String, @Nullable Object> user(Viewer viewer, Principal p) {
        byte[] sid = new Principals(viewer.database(), viewer.snapshot()).sid(p);
        boolean instance = !p.role() && sid.length > 0 && !(sid.length == 28 && sid[7] == 9);
        return Row.of("name", p.name(), "principal_id", p.id(), "type", String.valueOf(p.type()), "default_schema_name", p.defaultSchema().isEmpty() ? null : p.defaultSchema(), "create_date", p.created(), "modify_date", p.modified(),
                "owning_principal_id", p.role() ? Principal.DBO : null, "sid", sid.length == 0 ? null : sid, "is_fixed_role", p.fixedRole(), "authentication_type", !instance ? 0 : p.type() == 'U' || p.type() == 'G' ? 3 : p.type() == 'E' || p.type() == 'X' ? 4 : 1,
                "default_language_name", null, "default_language_lcid", null, "allow_encrypted_value_modifications", false);
    }

    private static Map<String, @Nullable Object> permission(Principal p, Right right, State state) {
        String kind = switch (right.kind()) {
            case Right.OBJECT -> "OBJECT_OR_COLUMN";
            case Right.SCHEMA -> "SCHEMA";
            case Right.PRINCIPAL -> "DATABASE_PRINCIPAL";
            default -> "DATABASE";
        };
        return Row.of("class", right.kind(), "class_desc", kind, "major_id", right.major(), "minor_id", 0, "grantee_principal_id", p.id(), "grantor_principal_id", Principal.DBO,
                "type", Objects.requireNonNullElse(PermissionNames.DATABASE.get(right.permission()), ""), "permission_name", right.permission(), "state", state.code());
    }

    /** {@code fn_my_permissions(securable, class)}: no securable with SERVER or no class is the server, with DATABASE the current database. */
    private static Stream<Map<String, @Nullable Object>> mine(Viewer viewer, List<? extends @Nullable Object> arguments) {
        String kind = arguments.size() < 2 || arguments.get(1) == null ? "SERVER" : String.valueOf(arguments.get(1)).toUpperCase(Locale.ROOT);
        String name = arguments.getFirst() == null ? "" : String.valueOf(arguments.getFirst());
        Principals principals = new Principals(viewer.database(), viewer.snapshot());
        return switch (kind) {
            case "SERVER" -> PermissionNames.server(viewer.instance().catalogVersion()).filter(viewer::may).map(n -> mine("server", n));
            case "DATABASE" -> PermissionNames.database(viewer.instance().catalogVersion()).filter(n -> principals.has(viewer.login(), n)).map(n -> mine("database", n));
            case "OBJECT" -> PermissionNames.OF_OBJECT.stream().filter(n -> principals.has(viewer.login(), n, name.contains(".") ? name.replace("[", "").replace("]", "") : "dbo." + name)).map(n -> mine(name, n));
            case "SCHEMA" -> PermissionNames.OF_OBJECT.stream().filter(n -> principals.has(viewer.login(), n, "schema::" + name)).map(n -> mine(name, n));
            case "LOGIN", "ENDPOINT" -> Stream.of("ALTER", "CONTROL", "IMPERSONATE", "VIEW DEFINITION").filter(n -> viewer.instance().security().has(viewer.login(), n, kind + "::" + name)).map(n -> mine(name, n));
            default -> Stream.empty();
        };
    }

    private static Map<String, @Nullable Object> mine(String entity, String permission) {
        return Row.of("entity_name", entity, "subentity_name", "", "permission_name", permission);
    }
}
