package io.linkspan.lab.tsql.admin.security;

import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.store.Principal;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.Scope;
import io.linkspan.lab.tsql.admin.Answer;
import io.linkspan.lab.tsql.admin.Procedure;
import io.linkspan.lab.tsql.admin.Procedure.Arguments;
import io.linkspan.lab.tsql.admin.Procedure.Parameter;
import io.linkspan.lab.tsql.syntax.SecurityStatement.RoleAction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Users and roles by the procedures of old. */
public final class PrincipalProcedures {

    private static final SqlType NAME = SqlType.SYSNAME;

    public static final List<Procedure> ALL = List.of(
            new Procedure("sp_addrolemember", List.of(Parameter.required("@rolename", NAME), Parameter.required("@membername", NAME)), true, (a, scope) -> member(a, scope, RoleAction.ADD_MEMBER)),
            new Procedure("sp_droprolemember", List.of(Parameter.required("@rolename", NAME), Parameter.required("@membername", NAME)), true, (a, scope) -> member(a, scope, RoleAction.DROP_MEMBER)),
            new Procedure("sp_change_users_login", List.of(Parameter.required("@action", SqlType.varchar(10)), Parameter.optional("@usernamepattern", NAME), Parameter.optional("@loginname", NAME), Parameter.optional("@password", NAME)), true,
                    PrincipalProcedures::change));

    private PrincipalProcedures() {
    }

    private static int member(Arguments a, Scope scope, RoleAction action) {
        RoleStatements.inDatabase(a.text("@rolename").orElse(""), action, a.text("@membername").orElse(""), scope);
        return 0;
    }

    /** @throws ServerError 15286 for another action, 15291 for a user that cannot be mapped, 15600 for a login that is not there */
    private static int change(Arguments a, Scope scope) {
        String action = a.text("@action").orElse("").toUpperCase(Locale.ROOT);
        String user = a.text("@usernamepattern").orElse("");
        switch (action) {
            case "REPORT" -> {
                Answer answer = Answer.of(scope, new Column("UserName", NAME), new Column("UserSID", SqlType.varbinary(85)));
                scope.principals().all().stream().filter(p -> orphaned(p, scope)).forEach(p -> answer.row(p.name(), p.sid()));
                answer.end();
            }
            case "UPDATE_ONE" -> map(user, a.text("@loginname").orElse(""), scope);
            case "AUTO_FIX" -> {
                demand(scope);
                if (scope.instance().security().find(user).isEmpty()) {
                    throw ServerError.of(15600, 15, 1, "An invalid parameter or option was specified for procedure 'sys.sp_change_users_login'.");
                }
                map(user, user, scope);
                scope.info(15293, 0, "Barring a conflict, the row for user '" + user + "' will be fixed by updating its link to a new login.");
            }
            default -> throw ServerError.of(15286, 16, 1, "Terminating this procedure. The @action '" + action + "' is unrecognized. Try 'REPORT', 'UPDATE_ONE', or 'AUTO_FIX'.");
        }
        return 0;
    }

    private static boolean orphaned(Principal p, Scope scope) {
        return p.type() == 'S' && !p.shipped() && p.sid().length == 16 && scope.instance().security().find(p.sid()).isEmpty();
    }

    private static void map(String name, String loginName, Scope scope) {
        demand(scope);
        Principal user = scope.principals().find(name).filter(p -> p.type() == 'S' && !p.shipped() && p.sid().length == 16)
                .orElseThrow(() -> ServerError.of(15291, 16, 1, "Terminating this procedure. The User name '" + name + "' is absent or invalid."));
        Login login = scope.instance().security().find(loginName).filter(l -> l.kind() == Login.Kind.SQL_LOGIN)
                .orElseThrow(() -> ServerError.of(15291, 16, 1, "Terminating this procedure. The Login name '" + loginName + "' is absent or invalid."));
        if (!Arrays.equals(user.sid(), login.sid())) {
            UserStatements.demandFree(login, scope);
        }
        UserStatements.write(user.altered(user.name(), login.sid(), user.defaultSchema(), scope.instance().estate().clock().instant()), scope);
    }

    private static void demand(Scope scope) {
        if (scope.principals().of(scope.login()).filter(p -> scope.principals().isMember(p, "db_owner")).isEmpty()) {
            throw Errors.noPermission();
        }
    }
}
