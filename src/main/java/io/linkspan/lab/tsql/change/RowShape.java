package io.linkspan.lab.tsql.change;

import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.query.Block;
import io.linkspan.lab.tsql.query.Queries;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.rows.Work;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a row of a table must become before it is written: converted, computed, checked. Compiled once for a statement. */
final class RowShape {

    private static final AtomicLong ROW_VERSION = new AtomicLong(2000);

    private final Workplace place;
    private final Target target;
    private final Map<Integer, Code> computed = new HashMap<>();
    private final Checks checks;

    RowShape(Workplace place, Target target) {
        this.place = place;
        this.target = target;
        Block block = new Block(place.environment(), List.of());
        block.add(target.table().name(), target.table().definition().resultColumns());
        for (int i = 0; i < target.columns().size(); i++) {
            TableColumn column = target.columns().get(i);
            if (column.computed().isPresent()) {
                computed.put(i, block.scalar(Snippets.value(column.computed().get())).to(column.type()).code());
            }
        }
        checks = Checks.of(target.table().definition(), block);
    }

    /** Values of an expression as a column takes them. */
    Code assign(Typed value, int column) {
        TableColumn to = target.columns().get(column);
        if (value.untyped()) {
            return f -> null;
        }
        if (!nullOfDriver(value.type(), to.type())) {
            Conversions.demandImplicit(value.type(), to.type());
        }
        return f -> {
            Object v = value.code().of(f);
            return v == null ? null : Conversions.assign(v, value.type(), to.type(), target.database() + "." + target.shown(), to.name(), place.version());
        };
    }

    /** A driver sends a null of unknown type as varbinary: nothing is said of that before there is a value. */
    private static boolean nullOfDriver(SqlType from, SqlType to) {
        return from.isBinary() && !to.isBinary();
    }

    /** The default of a column, null where it has none. */
    Code byDefault(int column) {
        TableColumn to = target.columns().get(column);
        return to.defaultText().map(text -> assign(Queries.scalar(place.environment(), Snippets.value(text)), column)).orElse(f -> null);
    }

    /** Fills in what the row computes itself, and holds it to the CHECK constraints. @throws ServerError 547 */
    void complete(@Nullable Object[] row, String action, Work work) {
        Frame frame = new Frame(row, null, work);
        computed.forEach((column, code) -> row[column] = code.of(frame));
        for (int i = 0; i < row.length; i++) {
            if (target.columns().get(i).type().kind() == SqlType.Kind.TIMESTAMP) {
                row[i] = ByteBuffer.allocate(8).putLong(ROW_VERSION.incrementAndGet()).array();
            }
        }
        checks.demand(frame, action, target.database(), target.shown());
    }

    /** The row as an INSTEAD OF trigger sees it: unchecked, with 0 for an identity value that was not given. */
    @Nullable Object[] offered(@Nullable Object[] row, boolean[] given, Work work) {
        target.table().definition().identityColumn().ifPresent(i -> row[i] = given[i] ? row[i] : Inserts.typed(0, target.columns().get(i).type()));
        Frame frame = new Frame(row, null, work);
        computed.forEach((column, code) -> row[column] = code.of(frame));
        return row;
    }

    /** The place of a column by name. @throws ServerError 207 */
    int column(String name) {
        int place = target.table().definition().ordinal(name);
        if (place < 0 || !target.names().equal(target.columns().get(place).name(), name)) {
            throw ServerError.of(207, 16, 1, "Invalid column name '" + name + "'.");
        }
        return place;
    }

    /** @throws ServerError 271, 272 for a column that cannot be written */
    void demandWritable(int column) {
        TableColumn c = target.columns().get(column);
        if (c.computed().isPresent()) {
            throw ServerError.of(271, 16, 1, "The column \"" + c.name() + "\" cannot be modified because it is either a computed column or is the result of a UNION operator.");
        }
        if (c.type().kind() == SqlType.Kind.TIMESTAMP) {
            throw ServerError.of(272, 16, 1, "Cannot update a timestamp column.");
        }
    }
}
