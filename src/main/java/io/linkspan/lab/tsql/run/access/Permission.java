package io.linkspan.lab.tsql.run.access;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.Principals;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.run.SqlSession;

/** Rights on a database and the objects in it; a temporary table is always the session's own. */
public final class Permission {

    private Permission() {
    }

    /** @throws ServerError 229 */
    public static void demand(SqlSession session, Database database, SchemaObject object, String permission) {
        if (!object.name().startsWith("#") && !has(session, database, permission, object.schema() + "." + object.name())) {
            throw Errors.objectPermissionDenied(permission, object.name(), database.name(), object.schema());
        }
    }

    /** @throws ServerError 262 */
    public static void demand(SqlSession session, Database database, String permission) {
        if (!has(session, database, permission, "")) {
            throw Errors.permissionDeniedInDatabase(permission, database.name());
        }
    }

    private static boolean has(SqlSession session, Database database, String permission, String object) {
        Login login = session.state().login();
        return session.instance().security().sysadmin(login) || database.name().equals("tempdb") || new Principals(database, session.view(database.store())).has(login, permission, object);
    }

    /** True if the login has a user in the database, or may come in without. */
    public static boolean enters(Database database, Login login) {
        return database.instance().security().sysadmin(login) || database.principals().enters(login);
    }
}
