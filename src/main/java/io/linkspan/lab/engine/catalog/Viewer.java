package io.linkspan.lab.engine.catalog;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.SessionState;
import io.linkspan.lab.engine.store.Snapshot;

/**
 * Who looks at a system view, and from where.
 *
 * @param database the database whose objects a {@code sys.} view shows
 * @param snapshot what the looking statement sees of that database
 */
public record Viewer(Instance instance, Database database, Snapshot snapshot, SessionState session) {
}
