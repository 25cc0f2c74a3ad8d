package io.linkspan.lab.tsql.admin.security;

import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.Login.Grant;
import io.linkspan.lab.engine.security.PermissionNames;
import io.linkspan.lab.engine.store.Principal;
import io.linkspan.lab.engine.store.Principal.Right;
import io.linkspan.lab.engine.store.Principal.State;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Administration;
import io.linkspan.lab.tsql.syntax.SecurityStatement.Permit;
import io.linkspan.lab.tsql.syntax.SecurityStatement.Securable;
import io.linkspan.lab.tsql.syntax.SecurityStatement.Verb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** GRANT, DENY and REVOKE on the server, its endpoints and logins, on a database, its schemas, objects and principals (T-SQL reference). Columns are not told apart: a list of columns is refused. */
final class Permits {

    private static final Set<String> OF_SERVER = Set.of("SERVER", "ENDPOINT", "LOGIN", "SERVER ROLE", "AVAILABILITY GROUP");
    private static final List<String> ALL = List.of("SELECT", "INSERT", "UPDATE", "DELETE", "REFERENCES");

    private Permits() {
    }

    static void execute(Permit s, Scope scope) {
        boolean server = s.on().map(on -> OF_SERVER.contains(on.kind())).orElseGet(() -> s.permissions().stream().allMatch(p -> onServerOnly(p.name())));
        if (s.on().isEmpty() && !server && s.permissions().stream().anyMatch(p -> onServerOnly(p.name()))) {
            throw ServerError.of(4620, 16, 1, "All permissions in a grant/deny/revoke statement should be at the same scope (e.g., server or database)");
        }
        if (s.permissions().stream().anyMatch(p -> !p.columns().isEmpty())) {
            throw Administration.unsupported();
        }
        if (server) {
            s.permissions().forEach(p -> onServer(s, p.name(), scope));
        } else {
            permit(s, s.permissions().stream().flatMap(p -> inDatabase(s, p.name(), scope)).toList(), scope);
        }
    }

    private static boolean onServerOnly(String permission) {
        return PermissionNames.SERVER.containsKey(permission) && !PermissionNames.DATABASE.containsKey(permission);
    }

    private static void onServer(Permit s, String permission, Scope scope) {
        demandKnown(permission, PermissionNames.SERVER, scope);
        if (scope.database().id() != 1) {
            throw ServerError.of(4621, 16, 10, "Permissions at the server scope can only be granted when the current database is master");
        }
        Grant grant = new Grant(permission, s.on().map(on -> securable(on, scope)).orElse(""));
        boolean passesOn = scope.login().permissions().get(grant) == State.GRANT_WITH_GRANT_OPTION;
        if (!scope.instance().security().has(scope.login(), "CONTROL SERVER") && !scope.instance().security().isMember(scope.login(), "securityadmin") && !passesOn) {
            throw noGrant();
        }
        for (String name : s.principals()) {
            Login login = scope.instance().security().find(name).orElseThrow(() -> Errors.notFound("find", "login", name));
            if (login.id() == 1 || login == scope.login()) {
                throw special();
            }
            if (login.isRole() && login.id() > 2 && login.id() < 256) {
                throw ServerError.of(4617, 16, 1, "Cannot grant, deny or revoke permissions to or from special roles.");
            }
            Optional<State> state = state(s, Optional.ofNullable(login.permissions().get(grant)));
            state.ifPresentOrElse(to -> login.permit(grant, to), () -> login.revoke(grant));
        }
    }

    private static String securable(Securable on, Scope scope) {
        String name = on.name().name();
        switch (on.kind()) {
            case "ENDPOINT" -> scope.instance().endpoints().mirroring().filter(e -> e.name().equalsIgnoreCase(name)).orElseThrow(() -> Errors.notFound("find", "endpoint", name));
            case "LOGIN" -> scope.instance().security().get("find", name);
            default -> {
            }
        }
        return on.kind().equals("SERVER") ? "" : on.kind() + "::" + name;
    }

    private static Stream<Right> inDatabase(Permit s, String permission, Scope scope) {
        scope.database().demandWritable();
        boolean all = permission.equals("ALL") || permission.equals("ALL PRIVILEGES");
        if (!all) {
            demandKnown(permission, PermissionNames.DATABASE, scope);
        }
        Right place = s.on().map(on -> place(on, scope)).orElse(new Right("", Right.DATABASE, 0));
        if ((place.kind() == Right.OBJECT || place.kind() == Right.SCHEMA) && !all && !PermissionNames.OF_OBJECT.contains(permission) && !permission.startsWith("CREATE SEQUENCE")) {
            throw ServerError.of(4606, 16, 1, "Granted or revoked privilege " + permission + " is not compatible with object.");
        }
        return (all ? ALL : List.of(permission)).stream().map(one -> new Right(one, place.kind(), place.major()));
    }

    /** A principal is a row, written once however many permissions the statement names. */
    private static void permit(Permit s, List<Right> all, Scope scope) {
        for (Right right : all) {
            boolean passesOn = scope.principals().of(scope.login()).filter(p -> p.rights().get(right) == State.GRANT_WITH_GRANT_OPTION).isPresent();
            if (!scope.principals().has(scope.login(), "CONTROL", right.kind(), right.major()) && !passesOn) {
                throw noGrant();
            }
        }
        for (String name : s.principals()) {
            Principal principal = scope.principals().find(name).orElseThrow(() -> Errors.notFound("find", "user", name));
            if (principal.id() == Principal.DBO || principal.id() == 3 || principal.id() == 4 || scope.principals().of(scope.login()).filter(p -> p.id() == principal.id()).isPresent()) {
                throw special();
            }
            if (principal.fixedRole()) {
                throw ServerError.of(4617, 16, 1, "Cannot grant, deny or revoke permissions to or from special roles.");
            }
            Map<Right, State> rights = new HashMap<>(principal.rights());
            all.forEach(right -> state(s, Optional.ofNullable(rights.get(right))).ifPresentOrElse(to -> rights.put(right, to), () -> rights.remove(right)));
            UserStatements.write(principal.with(rights), scope);
        }
    }

    /** What stands after the statement; empty for nothing. @throws ServerError 4611 */
    private static Optional<State> state(Permit s, Optional<State> before) {
        if (s.verb() != Verb.GRANT && before.equals(Optional.of(State.GRANT_WITH_GRANT_OPTION)) && !s.cascade()) {
            throw ServerError.of(4611, 16, 1, "To revoke or deny grantable privileges, specify the CASCADE option.");
        }
        return switch (s.verb()) {
            case GRANT -> Optional.of(s.grantOption() || before.equals(Optional.of(State.GRANT_WITH_GRANT_OPTION)) ? State.GRANT_WITH_GRANT_OPTION : State.GRANT);
            case DENY -> Optional.of(State.DENY);
            case REVOKE -> s.grantOption() ? before.map(b -> b == State.DENY ? b : State.GRANT) : Optional.empty();
        };
    }

    private static Right place(Securable on, Scope scope) {
        String name = on.name().name();
        return switch (on.kind()) {
            case "DATABASE" -> {
                if (!name.equalsIgnoreCase(scope.database().name())) {
                    throw ServerError.of(4610, 16, 1, "You can only grant or revoke permissions on objects in the current database.");
                }
                yield new Right("", Right.DATABASE, 0);
            }
            case "SCHEMA" -> new Right("", Right.SCHEMA, scope.snapshot(scope.database()).schemaId(name).orElseThrow(() -> Errors.notFound("find", "schema", name)));
            case "USER", "ROLE" -> new Right("", Right.PRINCIPAL, scope.principals().find(name).orElseThrow(() -> Errors.notFound("find", on.kind().equals("USER") ? "user" : "role", name)).id());
            case "OBJECT" -> new Right("", Right.OBJECT, scope.snapshot(scope.database()).find(on.name().schema().isEmpty() ? "dbo" : on.name().schema(), name)
                    .filter(o -> scope.principals().sees(scope.login(), Right.OBJECT, o.id())).orElseThrow(() -> Errors.notFound("find", "object", name)).id());
            default -> throw Administration.unsupported();
        };
    }

    private static void demandKnown(String permission, Map<String, String> permissions, Scope scope) {
        if (!permissions.containsKey(permission) || !PermissionNames.known(permission, scope.instance().catalogVersion())) {
            throw ServerError.of(102, 15, 1, "Incorrect syntax near '" + permission + "'.");
        }
    }

    private static ServerError noGrant() {
        return ServerError.of(4613, 16, 1, "Grantor does not have GRANT permission.");
    }

    private static ServerError special() {
        return ServerError.of(4624, 16, 1, "Cannot grant, deny, or revoke permissions to sa, dbo, entity owner, information_schema, sys, or yourself.");
    }
}
