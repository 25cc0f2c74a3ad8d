package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.PermissionNames;
import io.linkspan.lab.engine.security.Principals.Principal;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Logins, users, roles and permissions. */
final class PrincipalViews {

    private PrincipalViews() {
    }

    static void register(Catalog catalog) {
        Instance instance = catalog.instance();
        catalog.register("sys.server_principals", (viewer, _) -> visible(viewer).map(PrincipalViews::login));
        catalog.register("sys.sql_logins", (viewer, _) -> visible(viewer).filter(l -> l.kind() == Login.Kind.SQL_LOGIN).map(l -> Row.with(login(l), "is_policy_checked", true, "is_expiration_checked", false,
                "password_hash", viewer.may("CONTROL SERVER") && l.password().bytes().length > 0 ? l.password().bytes() : null)));
        catalog.register("sys.server_role_members", (viewer, _) -> visible(viewer).flatMap(l -> l.roles().stream().map(r -> Row.of("role_principal_id",
                instance.security().find(r).map(Login::id).orElse(0), "member_principal_id", l.id()))));
        catalog.register("sys.server_permissions", (viewer, _) -> visible(viewer).flatMap(l -> l.permissions().entrySet().stream().map(e -> permission(instance, l, e.getKey(), e.getValue()))));
        catalog.register("sys.database_principals", (viewer, _) -> viewer.database().principals().all().stream().map(p -> user(viewer, p)));
        catalog.register("sys.database_role_members", (viewer, _) -> viewer.database().principals().all().stream().flatMap(p -> p.roles().stream()
                .map(r -> Row.of("role_principal_id", viewer.database().principals().find(r).map(Principal::id).orElse(0), "member_principal_id", p.id()))));
        catalog.register("sys.database_permissions", (viewer, _) -> viewer.database().principals().all().stream().flatMap(p -> p.permissions().entrySet().stream()
                .map(e -> permission(viewer, p, e.getKey(), e.getValue()))));
        catalog.register("sys.fn_my_permissions", (viewer, arguments) -> PermissionNames.SERVER.keySet().stream().filter(n -> arguments.getFirst() == null && viewer.may(n))
                .map(n -> Row.of("entity_name", "server", "subentity_name", "", "permission_name", n)));
    }

    /** Own login, sa and fixed roles always; others with the right to alter or view logins. */
    private static Stream<Login> visible(Viewer viewer) {
        return viewer.instance().security().all().stream().filter(l -> l.isRole() || l.id() == 1 || l == viewer.login() || viewer.may("ALTER ANY LOGIN") || viewer.may("VIEW ANY DEFINITION"));
    }

    private static Map<String, @Nullable Object> login(Login l) {
        return Row.of("name", l.name(), "principal_id", l.id(), "sid", l.sid(), "type", l.kind().code(), "is_disabled", l.disabled(), "create_date", l.created(), "modify_date", l.modified(),
                "default_database_name", l.isRole() ? null : l.defaultDatabase(), "default_language_name", l.isRole() ? null : "us_english", "owning_principal_id", l.isRole() ? 1 : null, "is_fixed_role", l.isRole() && l.id() > 2 && l.id() < 20);
    }

    private static Map<String, @Nullable Object> permission(Instance instance, Login l, Login.Grant grant, boolean granted) {
        boolean endpoint = grant.securable().startsWith("ENDPOINT::");
        int major = endpoint ? instance.endpoints().mirroring().map(io.linkspan.lab.engine.Endpoint::id).orElse(0) : 0;
        return Row.of("class", endpoint ? 105 : 100, "class_desc", endpoint ? "ENDPOINT" : "SERVER", "major_id", major, "minor_id", 0, "grantee_principal_id", l.id(), "grantor_principal_id", 1,
                "type", Objects.requireNonNullElse(PermissionNames.SERVER.get(grant.permission()), ""), "permission_name", grant.permission(), "state", granted ? "G" : "D", "state_desc", granted ? "GRANT" : "DENY");
    }

    private static Map<String, @Nullable Object> user(Viewer viewer, Principal p) {
        Object sid = viewer.instance().security().find(p.login()).map(Login::sid).orElse(null);
        return Row.of("name", p.name(), "principal_id", p.id(), "type", String.valueOf(p.type()), "type_desc", p.type() == 'R' ? "DATABASE_ROLE" : "SQL_USER", "default_schema_name",
                p.type() == 'R' ? null : p.id() == 2 ? "guest" : "dbo", "create_date", p.created(), "modify_date", p.created(), "owning_principal_id", p.type() == 'R' ? 1 : null, "sid", sid,
                "is_fixed_role", p.fixed() && p.id() > 0, "authentication_type", sid == null ? 0 : 1, "default_language_name", null, "default_language_lcid", null, "allow_encrypted_value_modifications", false);
    }

    private static Map<String, @Nullable Object> permission(Viewer viewer, Principal p, Login.Grant grant, boolean granted) {
        boolean object = grant.securable().contains(".");
        String[] parts = grant.securable().split("\\.", 2);
        int major = object ? viewer.snapshot().find(parts[0], parts[1]).map(io.linkspan.lab.engine.store.SchemaObject::id).orElse(0)
                : grant.securable().startsWith("schema::") ? viewer.snapshot().schemaId(grant.securable().substring(8)).orElse(0) : 0;
        int kind = object ? 1 : grant.securable().startsWith("schema::") ? 3 : 0;
        return Row.of("class", kind, "class_desc", kind == 1 ? "OBJECT_OR_COLUMN" : kind == 3 ? "SCHEMA" : "DATABASE", "major_id", major, "minor_id", 0, "grantee_principal_id", p.id(), "grantor_principal_id", 1,
                "type", Objects.requireNonNullElse(PermissionNames.DATABASE.get(grant.permission()), ""), "permission_name", grant.permission(), "state", granted ? "G" : "D", "state_desc", granted ? "GRANT" : "DENY");
    }
}
