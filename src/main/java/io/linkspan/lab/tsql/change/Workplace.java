package io.linkspan.lab.tsql.change;

import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.query.Environment;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.syntax.ControlStatement;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a changing statement needs of the session that runs it. */
public interface Workplace {

    Environment environment();

    Work work();

    /** The table that a statement names as its target, with the right to write held. @throws io.linkspan.lab.engine.type.ServerError 208, 229, 1222, 3906 … */
    Target target(Query.FromItem item, String permission);

    /** The transaction that writes to a store. */
    Transaction writer(Store store);

    /** SET IDENTITY_INSERT is on for this table. */
    boolean identityInsert(Target target);

    /** Notes the identity value last given. */
    void identity(@Nullable Object value);

    /** SET ROWCOUNT, 0 for all. */
    long rowCount();

    /** The major version of the emulated server. */
    int version();

    /** Runs the source of INSERT … EXEC and keeps its rows. */
    Captured capture(ControlStatement statement);

    /** Runs the triggers that a change fires. @throws io.linkspan.lab.engine.type.ServerError 3609 */
    void fire(Touched touched);

    /** Runs the INSTEAD OF trigger that stands for a change, if there is one; then the change itself is not made. */
    boolean replaces(Touched touched);

    /** True where {@link #replaces} will. */
    boolean isReplaced(Target target, String action);

    /** @throws io.linkspan.lab.engine.type.ServerError 334 where a table has triggers for this action: its changed rows cannot go to the client */
    void demandNoTriggers(Target target, String action);

    /** Rows with their columns. */
    record Captured(List<Column> columns, List<Object[]> rows) {
    }
}
