package io.linkspan.lab.tsql.admin.security;

import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.PasswordHash;
import io.linkspan.lab.engine.security.Principals;
import io.linkspan.lab.engine.security.Security;
import io.linkspan.lab.engine.store.Principal;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.syntax.SecurityStatement;
import java.util.HashSet;
import java.util.Set;

/** Roles of the server and of a database, and who is in them. */
final class RoleStatements {

    private RoleStatements() {
    }

    static void create(SecurityStatement.CreateRole s, Scope scope) {
        if (s.server()) {
            scope.demand("ALTER ANY SERVER ROLE");
            scope.instance().security().createLogin(s.name(), Login.Kind.SERVER_ROLE, PasswordHash.NONE);
            return;
        }
        scope.database().demandWritable();
        SecurityStatements.demandInDatabase(scope, "CREATE ROLE");
        UserStatements.write(scope.principals().fresh(s.name(), 'R', Principals.ownSid(true), ""), scope);
    }

    static void alter(SecurityStatement.AlterRole s, Scope scope) {
        if (s.server()) {
            onServer(s, scope);
        } else {
            inDatabase(s.name(), s.action(), s.other(), scope);
        }
    }

    private static void onServer(SecurityStatement.AlterRole s, Scope scope) {
        Security security = scope.instance().security();
        Login role = security.find(s.name()).filter(Login::isRole).orElseThrow(() -> Errors.notFound("alter", "server role", s.name()));
        if (!scope.sysadmin() && (role.name().equals("sysadmin") || !security.has(scope.login(), "ALTER ANY SERVER ROLE") && !security.isMember(scope.login(), s.name()))) {
            throw Errors.notFound("alter", "server role", s.name());
        }
        switch (s.action()) {
            case ADD_MEMBER -> {
                Login member = security.find(s.other()).orElseThrow(() -> Errors.notFound("add", "principal", s.other()));
                if (member == role || member.isRole() && security.isMember(role, member.name())) {
                    throw ServerError.of(15413, 11, 1, "Cannot make a role a member of itself.");
                }
                member.join(role.name());
            }
            case DROP_MEMBER -> security.find(s.other()).orElseThrow(() -> Errors.notFound("drop", "principal", s.other())).leave(role.name());
            case RENAME -> role.rename(s.other());
        }
    }

    static void inDatabase(String name, SecurityStatement.RoleAction action, String other, Scope scope) {
        scope.database().demandWritable();
        Principals principals = scope.principals();
        Principal role = principals.find(name).filter(Principal::role).orElseThrow(() -> Errors.notFound("alter", "role", name));
        boolean owner = principals.of(scope.login()).filter(p -> principals.isMember(p, "db_owner")).isPresent() || scope.sysadmin();
        if (role.fixedRole() ? !owner : !principals.has(scope.login(), "ALTER ANY ROLE")) {
            throw Errors.notFound("alter", "role", name);
        }
        if (role.id() == Principal.PUBLIC) {
            throw ServerError.of(15081, 16, 1, "Membership of the public role cannot be changed.");
        }
        switch (action) {
            case ADD_MEMBER, DROP_MEMBER -> member(role, action, other, scope);
            case RENAME -> {
                if (role.fixedRole() || principals.find(other).isPresent()) {
                    throw role.fixedRole() ? ServerError.of(15150, 16, 1, "Cannot alter the role '" + name + "'.") : Errors.userExists(other);
                }
                UserStatements.write(role.altered(other, role.sid(), "", scope.instance().estate().clock().instant()), scope);
            }
        }
    }

    private static void member(Principal role, SecurityStatement.RoleAction action, String name, Scope scope) {
        boolean add = action == SecurityStatement.RoleAction.ADD_MEMBER;
        Principal member = scope.principals().find(name).orElseThrow(() -> Errors.notFound(add ? "add" : "drop", "principal", name));
        if (member.id() != Principal.GUEST && member.id() < Principal.FIRST_USER) {
            throw ServerError.of(15405, 11, 1, "Cannot use the special principal '" + member.name() + "'.");
        }
        if (add && (member.id() == role.id() || scope.principals().isMember(role, member.name()))) {
            throw ServerError.of(15413, 11, 1, "Cannot make a role a member of itself.");
        }
        Set<Integer> roles = new HashSet<>(member.roles());
        if (add ? roles.add(role.id()) : roles.remove(role.id())) {
            UserStatements.write(member.with(roles), scope);
        }
    }
}
