package io.linkspan.lab.tsql.change;

import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.syntax.DataStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** DELETE and TRUNCATE TABLE (T-SQL reference). */
public record Deletes(Workplace place) {

    public Supplier<Changed> compile(DataStatement.Delete delete) {
        if (delete.currentOf().isPresent()) {
            throw ServerError.of(16929, 16, 1, "The cursor is READ ONLY.");
        }
        Reading reading = Reading.of(place, delete.target(), delete.from(), delete.where(), delete.with(), delete.top(), "DELETE");
        OutputClause output = new OutputClause(delete.output(), reading.block(), reading.target(), true, false);
        output.demandAllowed(place, "DELETE");
        return () -> {
            Work work = place.work();
            Map<Long, @Nullable Object[]> gone = new LinkedHashMap<>();
            reading.run(work, (row, frame) -> {
                gone.put(row, reading.values(frame));
                output.add(frame.row(), reading.values(frame), null, "DELETE", work);
            });
            Touched touched = new Touched(reading.target(), "DELETE", List.copyOf(gone.values()), List.of(), Set.of());
            if (!place.replaces(touched)) {
                Transaction transaction = place.writer(reading.target().store());
                gone.keySet().forEach(row -> transaction.delete(reading.target().table().id(), row));
                References.afterLoss(reading.target(), transaction, gone.values(), "DELETE");
                place.fire(touched);
            }
            output.store(place);
            return new Changed(gone.size(), output.result());
        };
    }

    /** Removes all rows and starts identity values anew. @throws ServerError 4712 for a table that others reference */
    public void truncate(Target target) {
        Transaction transaction = place.writer(target.store());
        boolean referenced = transaction.view().objects().stream().anyMatch(o -> o instanceof io.linkspan.lab.engine.store.Table t && t.id() != target.table().id()
                && t.definition().foreignKeys().stream().anyMatch(k -> k.referencedTable() == target.table().id()));
        if (referenced) {
            throw ServerError.of(4712, 16, 1, "Cannot truncate table '" + target.table().name() + "' because it is being referenced by a FOREIGN KEY constraint.");
        }
        transaction.write(target.table().definition(), true);
    }
}
