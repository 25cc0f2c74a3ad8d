package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.type.ServerError;
import java.util.Optional;

/** EXECUTE AS and REVERT (T-SQL reference, EXECUTE AS). The lab impersonates logins; a user stands for the login of the same name. */
final class Impersonation {

    private Impersonation() {
    }

    static void begin(SqlSession session, String kind, Optional<String> name) {
        if (kind.equals("CALLER") || kind.equals("SELF") || kind.equals("OWNER")) {
            return;
        }
        Optional<Login> login = name.flatMap(n -> session.instance().security().find(n.equalsIgnoreCase("dbo") ? session.current().owner() : n)).filter(l -> !l.isRole());
        boolean may = session.instance().security().has(session.state().login(), "IMPERSONATE ANY LOGIN") || session.instance().security().sysadmin(session.state().login());
        if (login.isEmpty() || !may && login.get() != session.state().login()) {
            throw kind.equals("LOGIN")
                    ? ServerError.of(15406, 16, 1, "Cannot execute as the server principal because the principal \"" + name.orElse("") + "\" does not exist, this type of principal cannot be impersonated, or you do not have permission.")
                    : ServerError.of(15517, 16, 1, "Cannot execute as the database principal because the principal \"" + name.orElse("") + "\" does not exist, this type of principal cannot be impersonated, or you do not have permission.");
        }
        session.impersonated().push(session.state().login());
        session.state().login(login.get());
    }

    static void revert(SqlSession session) {
        if (!session.impersonated().isEmpty()) {
            session.state().login(session.impersonated().pop());
        }
    }
}
