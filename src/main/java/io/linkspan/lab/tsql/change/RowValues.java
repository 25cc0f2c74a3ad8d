package io.linkspan.lab.tsql.change;

import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.TableDefinition;
import io.linkspan.lab.tsql.query.Block;
import io.linkspan.lab.tsql.query.Environment;
import io.linkspan.lab.tsql.query.Queries;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.rows.Work;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values for columns that a table gets while it has rows already. */
public final class RowValues {

    private final Environment environment;
    private final TableDefinition definition;
    private final Work work;
    private final Block block;
    private final Checks checks;
    private long identity;

    /** @throws io.linkspan.lab.engine.type.ServerError 207 for a check that names a column that is not there */
    public RowValues(Environment environment, TableDefinition definition, Work work) {
        this.environment = environment;
        this.definition = definition;
        this.work = work;
        block = new Block(environment, List.of());
        block.add(definition.name(), definition.resultColumns());
        checks = Checks.of(definition, block);
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 547 */
    public void demandChecks(@Nullable Object[] row, String action, String database) {
        checks.demand(new Frame(row, null, work), action, database, definition.schema() + "." + definition.name());
    }

    /** The row with defaults (of columns that are not nullable), identity values and computed values behind its first columns. */
    public @Nullable Object[] extended(@Nullable Object[] row, int from) {
        @Nullable Object[] longer = Arrays.copyOf(row, definition.columns().size());
        for (int i = from; i < longer.length; i++) {
            TableColumn c = definition.columns().get(i);
            Frame frame = new Frame(longer, null, work);
            if (c.computed().isPresent()) {
                longer[i] = block.scalar(Snippets.value(c.computed().get())).to(c.type()).code().of(frame);
            } else if (c.identity().isPresent()) {
                longer[i] = Inserts.typed(c.identity().get().seed() + identity++ * c.identity().get().increment(), c.type());
            } else if (!c.nullable() && c.defaultText().isPresent()) {
                longer[i] = Queries.scalar(environment, Snippets.value(c.defaultText().get())).to(c.type()).code().of(frame);
            }
        }
        return longer;
    }
}
