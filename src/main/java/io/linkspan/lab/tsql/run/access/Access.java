package io.linkspan.lab.tsql.run.access;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseOptions;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.LoginRequest;
import io.linkspan.lab.tsql.run.SqlSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which databases a session may enter. */
public final class Access {

    private Access() {
    }

    /** @throws ServerError 916 for a login without a user there; 923, 924, 927, 942, 976, 978 … as its state says */
    public static void demand(SqlSession session, Database database) {
        demand(session.state().login(), database);
        database.demandOpen(session.readOnlyIntent());
        demandAdmitted(database, session.state().login(), session.state());
    }

    /** @throws ServerError 916 */
    public static void demand(Login login, Database database) {
        if (!Permission.enters(database, login)) {
            throw ServerError.of(916, 14, 2, "The server principal \"" + login.name() + "\" is not able to access the database \"" + database.name() + "\" under the current security context.");
        }
    }

    /** The database that a login starts in: the one it asks for, else its default, else master; empty if that one cannot be opened. */
    public static Optional<Database> home(Instance instance, LoginRequest request, Login login, @Nullable SessionState self) {
        String wanted = !request.database().isEmpty() ? request.database() : login.defaultDatabase().isEmpty() ? "master" : login.defaultDatabase();
        return instance.databases().find(wanted).filter(d -> Permission.enters(d, login)).filter(d -> opens(d, request.readOnlyIntent(), login, self));
    }

    private static void demandAdmitted(Database database, Login login, @Nullable SessionState self) {
        switch (database.options().get(DatabaseOptions.ACCESS)) {
            case "SINGLE_USER" -> {
                if (database.instance().sessions().in(database.name()).stream().anyMatch(s -> s != self)) {
                    throw ServerError.of(924, 14, 1, "Database '" + database.name() + "' is already open and can only have one user at a time.");
                }
            }
            case "RESTRICTED_USER" -> {
                boolean owner = database.instance().security().sysadmin(login) || database.instance().security().isMember(login, "dbcreator")
                        || database.principals().of(login).filter(p -> database.principals().isMember(p, "db_owner")).isPresent();
                if (!owner) {
                    throw ServerError.of(923, 14, 1, "Database '" + database.name() + "' is in restricted mode. Only the database owner and members of the dbcreator and sysadmin roles can access it.");
                }
            }
            default -> {
                // everybody
            }
        }
    }

    private static boolean opens(Database database, boolean readOnlyIntent, Login login, @Nullable SessionState self) {
        try {
            database.demandOpen(readOnlyIntent);
            demandAdmitted(database, login, self);
            return true;
        } catch (ServerError e) {
            return false;
        }
    }
}
