package io.linkspan.lab.tsql.run.access;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.Principals;
import io.linkspan.lab.engine.store.Principal.Right;
import io.linkspan.lab.engine.store.Principal;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.run.SqlSession;
import java.util.Optional;

/** EXECUTE AS and REVERT (T-SQL reference, EXECUTE AS). Who runs as a user has that user's rights in its database, and none on the server. */
public final class Impersonation {

    private Impersonation() {
    }

    /** @throws ServerError 15406 for a login, 15517 for a user */
    public static void begin(SqlSession session, String kind, Optional<String> name) {
        if (kind.equals("CALLER") || kind.equals("SELF") || kind.equals("OWNER")) {
            return;
        }
        boolean ofServer = kind.equals("LOGIN");
        Login login = name.flatMap(n -> ofServer ? login(session, n) : user(session, n)).orElseThrow(() -> ServerError.of(ofServer ? 15406 : 15517, 16, 1, "Cannot execute as the " + (ofServer ? "server" : "database")
                + " principal because the principal \"" + name.orElse("") + "\" does not exist, this type of principal cannot be impersonated, or you do not have permission."));
        session.impersonated().push(session.state().login());
        session.state().login(login);
    }

    private static Optional<Login> login(SqlSession session, String name) {
        Instance instance = session.instance();
        Login caller = session.state().login();
        return instance.security().find(name).filter(l -> !l.isRole() && l.kind() != Login.Kind.CERTIFICATE_MAPPED_LOGIN)
                .filter(l -> l == caller || instance.security().has(caller, "IMPERSONATE ANY LOGIN") || instance.security().has(caller, "IMPERSONATE", "LOGIN::" + l.name()));
    }

    private static Optional<Login> user(SqlSession session, String name) {
        Database database = session.current();
        Login caller = session.state().login();
        Principals principals = new Principals(database, session.view(database.store()));
        Optional<Principal> user = principals.find(name).filter(p -> !p.role() && p.id() != 3 && p.id() != 4);
        return user.filter(p -> principals.of(caller).filter(own -> own.id() == p.id()).isPresent() || principals.has(caller, "IMPERSONATE", Right.PRINCIPAL, p.id())).map(p -> {
            byte[] sid = principals.sid(p);
            String login = session.instance().security().find(sid).map(Login::name).orElse(p.name());
            return Login.ofUser(login, sid, session.instance().estate().clock().instant());
        });
    }

    public static void revert(SqlSession session) {
        if (!session.impersonated().isEmpty()) {
            session.state().login(session.impersonated().pop());
        }
    }
}
