package io.linkspan.lab.tsql.run.trigger;

import io.linkspan.lab.engine.store.Locker;
import io.linkspan.lab.engine.store.Module;
import io.linkspan.lab.engine.store.Snapshot;
import io.linkspan.lab.engine.store.Store;
import io.linkspan.lab.engine.store.Table;
import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.tsql.query.Compiled;
import io.linkspan.lab.tsql.query.Queries;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.run.Lookup;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.time.Clock;
import java.util.List;

/** Views that can be written to because an INSTEAD OF trigger stands for the change. */
public record Views(Lookup lookup) {

    public static boolean replaced(Snapshot snapshot, Module view) {
        return snapshot.objects().stream().anyMatch(o -> o instanceof Module m && !m.disabled() && m.watch().filter(w -> w.instead() && w.parent() == view.id()).isPresent());
    }

    /** The view as a table with the rows that it shows now. */
    public Table table(Module view, Work work) {
        Compiled compiled = Queries.compile(lookup, lookup.view(ObjectName.of(view.schema(), view.name())).orElseThrow());
        List<TableColumn> columns = compiled.columns().stream().map(c -> TableColumn.of(c.name(), c.type(), true)).toList();
        Store store = Store.temporary(Clock.systemUTC());
        Transaction transaction = store.begin(new Locker());
        transaction.write(new TableDefinition(view.id(), view.schema(), view.name(), view.created(), columns, List.of(), List.of(), List.of()), true);
        compiled.rows().list(null, work).forEach(row -> transaction.insert(view.id(), row));
        Table table = transaction.view().table(view.id()).orElseThrow();
        transaction.rollback();
        return table;
    }
}
