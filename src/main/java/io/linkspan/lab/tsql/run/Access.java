package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.LoginRequest;
import java.util.Optional;

/** Which databases a session may enter. */
final class Access {

    private Access() {
    }

    /** @throws ServerError 916 for a login without a user there; 927, 942, 976, 978 … as its state says */
    static void demand(SqlSession session, Database database) {
        demand(session.state().login(), database);
        database.demandOpen(session.readOnlyIntent());
    }

    /** @throws ServerError 916 */
    static void demand(Login login, Database database) {
        if (!Permission.enters(database, login)) {
            throw ServerError.of(916, 14, 2, "The server principal \"" + login.name() + "\" is not able to access the database \"" + database.name() + "\" under the current security context.");
        }
    }

    /** The database that a login starts in: the one it asks for, else its default, else master; empty if that one cannot be opened. */
    static Optional<Database> home(Instance instance, LoginRequest request, Login login) {
        String wanted = !request.database().isEmpty() ? request.database() : login.defaultDatabase().isEmpty() ? "master" : login.defaultDatabase();
        return instance.databases().find(wanted).filter(d -> Permission.enters(d, login)).filter(d -> opens(d, request.readOnlyIntent()));
    }

    private static boolean opens(Database database, boolean readOnlyIntent) {
        try {
            database.demandOpen(readOnlyIntent);
            return true;
        } catch (ServerError e) {
            return false;
        }
    }
}
