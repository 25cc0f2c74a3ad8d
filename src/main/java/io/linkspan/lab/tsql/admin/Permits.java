package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.Login.Grant;
import io.linkspan.lab.engine.security.PermissionNames;
import io.linkspan.lab.engine.security.Principals.Principal;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.syntax.SecurityStatement.Permission;
import io.linkspan.lab.tsql.syntax.SecurityStatement.Permit;
import io.linkspan.lab.tsql.syntax.SecurityStatement.Securable;
import io.linkspan.lab.tsql.syntax.SecurityStatement.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** GRANT, DENY and REVOKE on the server, its endpoints and logins, on a database, its schemas and objects. */
final class Permits {

    private static final Set<String> OF_SERVER = Set.of("SERVER", "ENDPOINT", "LOGIN", "SERVER ROLE", "AVAILABILITY GROUP");

    private Permits() {
    }

    static void execute(Permit s, Scope scope) {
        boolean server = s.on().map(on -> OF_SERVER.contains(on.kind())).orElseGet(() -> s.permissions().stream().allMatch(p -> PermissionNames.SERVER.containsKey(p.name()) && !PermissionNames.DATABASE.containsKey(p.name())));
        for (Permission permission : s.permissions()) {
            if (server) {
                onServer(s, permission, scope);
            } else {
                inDatabase(s, permission, scope);
            }
        }
    }

    private static void onServer(Permit s, Permission permission, Scope scope) {
        if (!PermissionNames.SERVER.containsKey(permission.name())) {
            throw ServerError.of(102, 15, 1, "Incorrect syntax near '" + permission.name() + "'.");
        }
        if (scope.database().id() != 1) {
            throw ServerError.of(4621, 16, 10, "Permissions at the server scope can only be granted when the current database is master");
        }
        if (!scope.instance().security().has(scope.login(), "CONTROL SERVER") && !scope.instance().security().isMember(scope.login(), "securityadmin")) {
            throw noGrant();
        }
        Grant grant = new Grant(permission.name(), s.on().map(on -> securable(on, scope)).orElse(""));
        for (String name : s.principals()) {
            Login login = scope.instance().security().find(name).orElseThrow(() -> Errors.notFound("find", "login", name));
            if (login.id() == 1 || login == scope.login()) {
                throw ServerError.of(4624, 16, 1, "Cannot grant, deny, or revoke permissions to sa, dbo, entity owner, information_schema, sys, or yourself.");
            }
            if (s.verb() == Verb.REVOKE) {
                login.revoke(grant);
            } else {
                login.permit(grant, s.verb() == Verb.GRANT);
            }
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

    private static void inDatabase(Permit s, Permission permission, Scope scope) {
        scope.database().demandWritable();
        if (!PermissionNames.DATABASE.containsKey(permission.name()) && !permission.name().equals("ALL")) {
            throw ServerError.of(102, 15, 1, "Incorrect syntax near '" + permission.name() + "'.");
        }
        if (!scope.database().principals().has(scope.login(), "CONTROL")) {
            throw noGrant();
        }
        String object = s.on().map(on -> object(on, scope)).orElse("");
        for (String name : s.principals()) {
            Principal principal = scope.database().principals().find(name).orElseThrow(() -> Errors.notFound("find", "user", name));
            if (principal.id() == 1 || principal.id() == 3 || principal.id() == 4) {
                throw ServerError.of(4624, 16, 1, "Cannot grant, deny, or revoke permissions to sa, dbo, entity owner, information_schema, sys, or yourself.");
            }
            for (String one : permission.name().equals("ALL") ? List.of("SELECT", "INSERT", "UPDATE", "DELETE", "REFERENCES") : List.of(permission.name())) {
                if (s.verb() == Verb.REVOKE) {
                    principal.permissions().remove(new Grant(one, object));
                } else {
                    principal.permissions().put(new Grant(one, object), s.verb() == Verb.GRANT);
                }
            }
        }
    }

    private static String object(Securable on, Scope scope) {
        String name = on.name().name();
        return switch (on.kind()) {
            case "DATABASE" -> "";
            case "SCHEMA" -> {
                scope.snapshot(scope.database()).schemaId(name).orElseThrow(() -> Errors.notFound("find", "schema", name));
                yield "schema::" + name.toLowerCase(Locale.ROOT);
            }
            case "OBJECT" -> {
                String schema = on.name().schema().isEmpty() ? "dbo" : on.name().schema();
                scope.snapshot(scope.database()).find(schema, name).orElseThrow(() -> Errors.notFound("find", "object", name));
                yield (schema + "." + name).toLowerCase(Locale.ROOT);
            }
            default -> on.kind() + "::" + name;
        };
    }

    private static ServerError noGrant() {
        return ServerError.of(4613, 16, 1, "Grantor does not have GRANT permission.");
    }
}
