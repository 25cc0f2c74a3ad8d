package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.store.SchemaObject;

/** Rights on the objects of a user database. */
final class Permission {

    private Permission() {
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 229 */
    static void demand(SqlSession session, Database database, SchemaObject object, String permission) {
        if (!session.instance().security().sysadmin(session.state().login()) && database.id() != 2 && !database.owner().equalsIgnoreCase(session.state().login().name())
                && !session.instance().security().has(session.state().login(), permission.equals("SELECT") ? "SELECT ALL USER SECURABLES" : "CONTROL SERVER")) {
            throw io.linkspan.lab.engine.type.Errors.objectPermissionDenied(permission, object.name(), database.name(), object.schema());
        }
    }
}
