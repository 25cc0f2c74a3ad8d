package io.linkspan.lab.tsql.change;

import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.query.Block;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.query.Variable;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.syntax.DataStatement;
import io.linkspan.lab.tsql.syntax.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** UPDATE (T-SQL reference, UPDATE): a row that several rows of a FROM clause match is changed once, by the first. */
public record Updates(Workplace place) {

    public Supplier<Changed> compile(DataStatement.Update update) {
        if (update.currentOf().isPresent()) {
            throw ServerError.of(16929, 16, 1, "The cursor is READ ONLY.");
        }
        Reading reading = Reading.of(place, update.target(), update.from(), update.where(), update.with(), update.top(), "UPDATE");
        RowShape shape = new RowShape(place, reading.target());
        List<Setting> settings = settings(update.set(), reading.block(), shape, reading.target());
        OutputClause output = new OutputClause(update.output(), reading.block(), reading.target(), true, true);
        output.demandAllowed(place, "UPDATE");
        return () -> {
            Work work = place.work();
            Map<Long, Change> changes = new LinkedHashMap<>();
            boolean replaced = place.isReplaced(reading.target(), "UPDATE");
            reading.run(work, (row, frame) -> {
                Object[] before = reading.values(frame);
                Object[] after = apply(settings, before, frame);
                if (!replaced) {
                    shape.complete(after, "UPDATE", work);
                }
                changes.put(row, new Change(frame.row().clone(), before, after));
            });
            Touched touched = new Touched(reading.target(), "UPDATE", changes.values().stream().map(Change::before).toList(), changes.values().stream().map(Change::after).toList(),
                    settings.stream().map(Setting::column).collect(Collectors.toSet()));
            if (!place.replaces(touched)) {
                write(reading.target(), changes);
                place.fire(touched);
            }
            changes.values().forEach(c -> output.add(c.read, c.before, c.after, "UPDATE", work));
            output.store(place);
            return new Changed(changes.size(), output.result());
        };
    }

    private record Change(Object[] read, @Nullable Object[] before, @Nullable Object[] after) {
    }

    private void write(Target target, Map<Long, Change> changes) {
        Transaction transaction = place.writer(target.store());
        Map<Long, @Nullable Object[]> rows = new LinkedHashMap<>();
        changes.forEach((row, change) -> rows.put(row, change.after));
        transaction.update(target.table().id(), rows);
        References.demandParents(target, transaction, rows.values(), "UPDATE");
        References.afterLoss(target, transaction, changes.values().stream().map(Change::before).toList(), "UPDATE");
    }

    /** An assignment: to a column, to a variable, or to both. */
    record Setting(int column, Optional<Variable> variable, Code value, Optional<Code> forVariable) {
    }

    static Object[] apply(List<Setting> settings, @Nullable Object[] before, Frame frame) {
        Object[] after = before.clone();
        for (Setting setting : settings) {
            Object value = setting.value.of(frame);
            if (setting.column >= 0) {
                after[setting.column] = value;
            }
            setting.variable.ifPresent(v -> v.set(setting.forVariable.orElse(f -> value).of(frame)));
        }
        return after;
    }

    static List<Setting> settings(List<DataStatement.Assignment> set, Block block, RowShape shape, Target target) {
        List<Setting> all = new ArrayList<>();
        for (DataStatement.Assignment a : set) {
            int column = a.column().map(c -> shape.column(c.name())).orElse(-1);
            Optional<Variable> variable = a.variable().map(block::variable);
            if (column >= 0) {
                shape.demandWritable(column);
                if (target.columns().get(column).identity().isPresent()) {
                    throw ServerError.of(8102, 16, 1, "Cannot update identity column '" + target.columns().get(column).name() + "'.");
                }
                if (all.stream().anyMatch(s -> s.column == column)) {
                    throw ServerError.of(264, 16, 1, "The column name '" + target.columns().get(column).name() + "' is specified more than once in the SET clause or column list of an INSERT. A column cannot be assigned more than one value in the same clause.");
                }
            }
            if (a.value() instanceof Expression.DefaultValue) {
                all.add(new Setting(column, variable, shape.byDefault(column), Optional.empty()));
                continue;
            }
            Expression value = a.operator().map(o -> (Expression) new Expression.Binary(o, a.column().map(c -> (Expression) c).orElseGet(() -> new Expression.Variable(a.variable().orElseThrow())), a.value())).orElse(a.value());
            Typed typed = block.scalar(value);
            Optional<Code> forVariable = variable.map(v -> typed.to(v.type()).code());
            all.add(new Setting(column, variable, column >= 0 ? shape.assign(typed, column) : forVariable.orElseThrow(), column >= 0 ? forVariable : Optional.empty()));
        }
        return all;
    }
}
