package io.linkspan.lab.tsql.change;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.query.Block;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.syntax.DataStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** OUTPUT of a changing statement: its rows are kept, and go to the client or into a table when the statement has succeeded. */
final class OutputClause {

    private final Optional<DataStatement.Output> clause;
    private final Block block;
    private final Target target;
    private final int deleted;
    private final int inserted;
    private final int action;
    private final List<Block.Item> items;
    private final List<Object[]> rows = new ArrayList<>();

    /** @param block the rows that the statement reads; what was deleted and inserted gets its places behind them */
    OutputClause(Optional<DataStatement.Output> clause, Block block, Target target, boolean gone, boolean come) {
        this.clause = clause;
        this.block = block;
        this.target = target;
        List<Column> columns = target.table().definition().resultColumns();
        deleted = gone ? block.add("deleted", columns) : -1;
        inserted = come ? block.add("inserted", columns) : -1;
        action = block.add("\u0000merge", List.of(new Column("$action", io.linkspan.lab.engine.type.SqlType.nvarchar(10))));
        items = clause.map(c -> block.outputs(c.items())).orElse(List.of());
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 334 */
    void demandAllowed(Workplace place, String action) {
        if (clause.filter(c -> c.into().isEmpty()).isPresent()) {
            place.demandNoTriggers(target, action);
        }
    }

    /** A row was changed: {@code read} is the row that the statement read, or empty. */
    void add(Object[] read, @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after, String verb, Work work) {
        if (clause.isEmpty()) {
            return;
        }
        Object[] row = Arrays.copyOf(read, block.width());
        if (before != null && deleted >= 0) {
            System.arraycopy(before, 0, row, deleted, before.length);
        }
        if (after != null && inserted >= 0) {
            System.arraycopy(after, 0, row, inserted, after.length);
        }
        row[action] = verb;
        Frame frame = new Frame(row, null, work);
        rows.add(items.stream().map(i -> i.code().of(frame)).toArray());
    }

    /** Puts the rows into the table that INTO names. */
    void store(Workplace place) {
        if (clause.isEmpty() || clause.get().into().isEmpty()) {
            return;
        }
        List<Typed> columns = IntStream.range(0, items.size()).mapToObj(i -> Typed.of(items.get(i).column().type(), f -> f.row()[i])).toList();
        new Inserts(place).rows(place.target(clause.get().into().get(), "INSERT"), clause.get().columns(), columns, rows);
    }

    /** What goes to the client. */
    Optional<Workplace.Captured> result() {
        return clause.filter(c -> c.into().isEmpty()).map(c -> new Workplace.Captured(items.stream().map(Block.Item::column).toList(), rows));
    }
}
