package io.linkspan.lab.tsql.function.metadata;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.PermissionNames;
import io.linkspan.lab.engine.store.Principal;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.engine.type.Variant;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.function.Function;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who one is and what one may. */
final class PrincipalFunctions {

    private static final SqlType NAME = SqlType.nvarchar(128);

    private PrincipalFunctions() {
    }

    static List<Function> all() {
        Function.Body login = (_, _, scope) -> scope.login().name();
        Function.Body user = (_, _, scope) -> user(scope).map(Principal::name).orElse("guest");
        return List.of(Function.of("SUSER_SNAME", 0, 1, NAME, (v, _, scope) -> v.isEmpty() ? scope.login().name()
                        : v.getFirst() instanceof byte[] sid ? scope.instance().security().find(sid).map(Login::name).orElse(null) : null),
                Function.of("SUSER_NAME", 0, 1, NAME, (v, _, scope) -> v.isEmpty() ? scope.login().name() : Names.number(v, 0).flatMap(scope.instance().security()::find).map(Login::name).orElse(null)),
                Function.of("SUSER_SID", 0, 2, SqlType.varbinary(85), (v, _, scope) -> v.isEmpty() ? scope.login().sid() : Names.text(v, 0).flatMap(scope.instance().security()::find).map(Login::sid).orElse(null)),
                Function.of("SUSER_ID", 0, 1, SqlType.INT, (v, _, scope) -> v.isEmpty() ? (Object) scope.login().id() : Names.text(v, 0).flatMap(scope.instance().security()::find).map(Login::id).orElse(null)),
                Function.of("ORIGINAL_LOGIN", 0, 0, NAME, (_, _, scope) -> scope.session().original().name()),
                Function.of("SYSTEM_USER", 0, 0, NAME, login), Function.of("USER_NAME", 0, 1, NAME, (v, _, scope) -> v.isEmpty() ? user(scope).map(Principal::name).orElse("guest")
                        : Names.number(v, 0).flatMap(n -> scope.principals().all().stream().filter(p -> p.id() == n).findFirst()).map(Principal::name).orElse(null)),
                Function.of("USER_ID", 0, 1, SqlType.INT, (v, _, scope) -> (v.isEmpty() ? user(scope) : Names.text(v, 0).flatMap(scope.principals()::find)).map(Principal::id).orElse(null)),
                Function.of("DATABASE_PRINCIPAL_ID", 0, 1, SqlType.INT, (v, _, scope) -> (v.isEmpty() ? user(scope) : Names.text(v, 0).flatMap(scope.principals()::find)).map(Principal::id).orElse(null)),
                Function.of("CURRENT_USER", 0, 0, NAME, user), Function.of("SESSION_USER", 0, 0, NAME, user), Function.of("USER", 0, 0, NAME, user),
                Function.of("IS_SRVROLEMEMBER", 1, 2, SqlType.INT, PrincipalFunctions::serverRole), Function.of("IS_MEMBER", 1, 1, SqlType.INT, (v, _, scope) -> role(v, scope, user(scope))),
                Function.of("IS_ROLEMEMBER", 1, 2, SqlType.INT, (v, _, scope) -> role(v, scope, v.size() > 1 ? Names.text(v, 1).flatMap(scope.principals()::find) : user(scope))),
                Function.of("HAS_PERMS_BY_NAME", 3, 5, SqlType.INT, PrincipalFunctions::permitted),
                Function.of("LOGINPROPERTY", 2, 2, SqlType.SQL_VARIANT, (v, _, scope) -> Names.text(v, 0).flatMap(scope.instance().security()::find).filter(l -> l.kind() == Login.Kind.SQL_LOGIN)
                        .flatMap(l -> Names.text(v, 1).map(p -> property(l, p, scope))).orElse(null)),
                Function.of("PWDENCRYPT", 1, 1, SqlType.varbinary(128), (v, _, _) -> Names.text(v, 0).map(p -> io.linkspan.lab.engine.security.PasswordHash.of(p.toCharArray()).bytes()).orElse(null)));
    }

    private static Optional<Principal> user(Scope scope) {
        return scope.principals().of(scope.login());
    }

    private static @Nullable Object serverRole(List<@Nullable Object> v, List<SqlType> types, Scope scope) {
        Optional<String> role = Names.text(v, 0).filter(r -> scope.instance().security().find(r).filter(Login::isRole).isPresent());
        Optional<Login> login = v.size() > 1 ? Names.text(v, 1).flatMap(scope.instance().security()::find) : Optional.of(scope.login());
        return role.isEmpty() || login.isEmpty() ? null : (Object) (scope.instance().security().isMember(login.get(), role.get()) ? 1 : 0);
    }

    private static @Nullable Object role(List<@Nullable Object> v, Scope scope, Optional<Principal> user) {
        Optional<String> role = Names.text(v, 0).filter(r -> scope.principals().find(r).filter(Principal::role).isPresent());
        return role.isEmpty() || user.isEmpty() ? null : (Object) (scope.principals().isMember(user.get(), role.get()) ? 1 : 0);
    }

    private static @Nullable Object permitted(List<@Nullable Object> v, List<SqlType> types, Scope scope) {
        String kind = Names.text(v, 1).orElse("SERVER").toUpperCase(Locale.ROOT);
        Optional<String> permission = Names.text(v, 2).map(p -> p.toUpperCase(Locale.ROOT));
        Optional<String> securable = Names.text(v, 0);
        if (permission.isEmpty()) {
            return null;
        }
        return switch (kind) {
            case "SERVER" -> answer(PermissionNames.SERVER.containsKey(permission.get()) && PermissionNames.known(permission.get(), scope.instance().catalogVersion()) || permission.get().equals("ANY"), permission.get().equals("ANY") || scope.instance().security().has(scope.login(), permission.get()));
            case "DATABASE" -> securable.isEmpty() ? inDatabase(scope, scope.database(), permission.get(), "") : securable.flatMap(scope.instance().databases()::find).map(d -> inDatabase(scope, d, permission.get(), "")).orElse(null);
            case "OBJECT" -> securable.map(Names::of).flatMap(n -> n.database(scope).map(d -> inDatabase(scope, d, permission.get(), (n.schema().isEmpty() ? "dbo" : n.schema()) + "." + n.name()))).orElse(null);
            case "USER", "ROLE", "DATABASE_PRINCIPAL" -> securable.map(n -> inDatabase(scope, scope.database(), permission.get(), "user::" + n)).orElse(null);
            case "SCHEMA" -> securable.map(n -> inDatabase(scope, scope.database(), permission.get(), "schema::" + n)).orElse(null);
            case "ENDPOINT", "LOGIN" -> securable.map(n -> answer(PermissionNames.SERVER.containsKey(permission.get()), scope.instance().security().has(scope.login(), permission.get(), kind + "::" + n))).orElse(null);
            default -> null;
        };
    }

    private static @Nullable Integer inDatabase(Scope scope, Database database, String permission, String object) {
        boolean known = PermissionNames.DATABASE.containsKey(permission) && PermissionNames.known(permission, scope.instance().catalogVersion());
        if (permission.equals("ANY")) {
            return database.principals().enters(scope.login()) ? 1 : 0;
        }
        return answer(known, database.principals().has(scope.login(), permission, object));
    }

    private static @Nullable Integer answer(boolean known, boolean yes) {
        return known ? yes ? 1 : 0 : null;
    }

    private static @Nullable Variant property(Login l, String name, Scope scope) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "BADPASSWORDCOUNT", "ISEXPIRED", "ISLOCKED", "ISMUSTCHANGE", "HISTORYLENGTH" -> ServerFunctions.number(0);
            case "DEFAULTDATABASE" -> ServerFunctions.text(l.defaultDatabase());
            case "DEFAULTLANGUAGE" -> ServerFunctions.text("us_english");
            case "PASSWORDHASH" -> scope.instance().security().has(scope.login(), "CONTROL SERVER") ? new Variant(SqlType.varbinary(256), l.password().bytes()) : null;
            case "PASSWORDHASHALGORITHM" -> ServerFunctions.number(2);
            case "PASSWORDLASTSETTIME" -> new Variant(SqlType.DATETIME, LocalDateTime.ofInstant(l.modified(), ZoneOffset.UTC).withNano(0));
            default -> null;
        };
    }
}
