package io.linkspan.lab.tsql.admin.security;

import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Administration;
import io.linkspan.lab.tsql.syntax.SecurityStatement;

/** The way to the executor of a security statement. */
public final class SecurityStatements {

    private SecurityStatements() {
    }

    public static void execute(SecurityStatement statement, Scope scope) {
        switch (statement) {
            case SecurityStatement.CreateLogin s -> LoginStatements.create(s, scope);
            case SecurityStatement.AlterLogin s -> LoginStatements.alter(s, scope);
            case SecurityStatement.CreateUser s -> UserStatements.create(s, scope);
            case SecurityStatement.AlterUser s -> UserStatements.alter(s, scope);
            case SecurityStatement.CreateRole s -> RoleStatements.create(s, scope);
            case SecurityStatement.AlterRole s -> RoleStatements.alter(s, scope);
            case SecurityStatement.Permit s -> Permits.execute(s, scope);
            case SecurityStatement.AlterAuthorization s -> authorize(s, scope);
        }
    }

    private static void authorize(SecurityStatement.AlterAuthorization s, Scope scope) {
        String owner = s.owner().orElse("sa");
        Login login = scope.instance().security().find(owner).orElseThrow(() -> Errors.notFound("find", "principal", owner));
        String name = s.on().name().name();
        switch (s.on().kind()) {
            case "DATABASE" -> {
                if (!scope.sysadmin()) {
                    throw Errors.notFound("find", "database", name);
                }
                scope.instance().databases().find(name).orElseThrow(() -> Errors.notFound("find", "database", name)).owner(login.name());
            }
            case "ENDPOINT" -> {
                scope.demand("ALTER ANY ENDPOINT");
                scope.instance().endpoints().mirroring().filter(e -> e.name().equalsIgnoreCase(name)).orElseThrow(() -> Errors.notFound("find", "endpoint", name));
            }
            default -> throw Administration.unsupported();
        }
    }

    /** @throws ServerError 15247 without a permission in the current database */
    static void demandInDatabase(Scope scope, String permission) {
        if (!scope.principals().has(scope.login(), permission)) {
            throw Errors.noPermission();
        }
    }
}
