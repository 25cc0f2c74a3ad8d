package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.security.Login;
import io.linkspan.lab.engine.security.Principals;
import io.linkspan.lab.engine.session.SessionState;
import io.linkspan.lab.engine.store.Principal;
import io.linkspan.lab.engine.store.SchemaObject;
import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.type.Errors;

/**
 * Who looks at a system view, and from where.
 *
 * @param database the database whose objects a {@code sys.} view shows
 * @param snapshot what the looking statement sees of that database
 */
public record Viewer(Instance instance, Database database, Snapshot snapshot, SessionState session) {

    public Login login() {
        return session.login();
    }

    public boolean sysadmin() {
        return instance.security().sysadmin(login());
    }

    /** Has a server permission. */
    public boolean may(String permission) {
        return instance.security().has(login(), permission);
    }

    /** Whether the objects of the database show this one (Metadata visibility configuration). */
    public boolean sees(SchemaObject object) {
        return sysadmin() || new Principals(database, snapshot).sees(login(), Principal.Right.OBJECT, object.id());
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 300 without the right to read server or database state */
    void demand(String right) {
        boolean ofDatabase = right.startsWith("VIEW DATABASE");
        if (ofDatabase ? !database.principals().has(login(), right) : !may(right)) {
            throw Errors.permissionDenied(right, ofDatabase ? database.name() : "server", ofDatabase ? database.name() : "master");
        }
    }
}
