package io.linkspan.lab.tsql.change;

import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.query.Block;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.rows.Test;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.syntax.DataStatement;
import io.linkspan.lab.tsql.syntax.DataStatement.MergeMatch;
import io.linkspan.lab.tsql.syntax.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** MERGE (T-SQL reference, MERGE): the first clause that fits a row acts on it; a row of the target is acted on once. */
public record Merges(Workplace place) {

    public Supplier<Changed> compile(DataStatement.Merge merge) {
        Target target = place.target(merge.target(), "UPDATE");
        Block block = new Block(new TargetEnvironment(place.environment(), target.numbered()), merge.with());
        Block.Full both = block.full(Reading.marked(merge.target()), merge.source(), merge.on());
        int row = block.place(Target.ROW);
        RowShape shape = new RowShape(place, target);
        List<Clause> clauses = merge.clauses().stream().map(c -> clause(c, block, shape, target)).toList();
        OutputClause output = new OutputClause(merge.output(), block, target, true, true);
        clauses.stream().map(Clause::verb).distinct().forEach(verb -> output.demandAllowed(place, verb));
        return () -> {
            Work work = place.work();
            List<Act> acts = new ArrayList<>();
            Set<Long> touched = new HashSet<>();
            both.source().run(Frame.of(block.width(), null, work), f -> {
                decide(clauses, f, row, both.mark(), target, shape, work).ifPresent(act -> {
                    if (act.row != null && !touched.add(act.row)) {
                        throw ServerError.of(8672, 16, 1, "The MERGE statement attempted to UPDATE or DELETE the same row more than once. This happens when a target row matches more than one source row. A MERGE statement cannot UPDATE/DELETE the same row of the target table multiple times. Refine the ON clause to ensure a target row matches at most one source row, or use the GROUP BY clause to group the source rows.");
                    }
                    acts.add(act);
                });
                return true;
            });
            List<String> verbs = clauses.stream().map(Clause::verb).distinct().toList();
            boolean replaced = verbs.stream().anyMatch(verb -> place.isReplaced(target, verb));
            if (replaced && !verbs.stream().allMatch(verb -> place.isReplaced(target, verb))) {
                throw ServerError.of(5316, 16, 1, "The target '" + target.table().name() + "' of the MERGE statement has an INSTEAD OF trigger on some, but not all, of the actions specified in the MERGE statement. In a MERGE statement, if any action has an enabled INSTEAD OF trigger on the target, then all actions must have enabled INSTEAD OF triggers.");
            }
            if (!replaced) {
                write(target, shape, acts, clauses);
            }
            verbs.forEach(verb -> {
                Touched change = touched(target, verb, acts, clauses);
                if (replaced) {
                    place.replaces(change);
                } else {
                    place.fire(change);
                }
            });
            acts.forEach(a -> output.add(a.read, a.before, a.after, a.verb, work));
            output.store(place);
            return new Changed(acts.size(), output.result());
        };
    }

    private record Clause(MergeMatch match, Test condition, String verb, List<Updates.Setting> settings, Code[] values, boolean[] given) {
    }

    private record Act(String verb, @Nullable Long row, Object[] read, @Nullable Object @Nullable [] before, @Nullable Object @Nullable [] after) {
    }

    private Clause clause(DataStatement.MergeClause c, Block block, RowShape shape, Target target) {
        Test condition = c.condition().map(block::condition).orElse(f -> true);
        return switch (c.action()) {
            case DataStatement.MergeDelete d -> new Clause(c.match(), condition, "DELETE", List.of(), new Code[0], new boolean[0]);
            case DataStatement.MergeUpdate u -> new Clause(c.match(), condition, "UPDATE", Updates.settings(u.set(), block, shape, target), new Code[0], new boolean[0]);
            case DataStatement.MergeInsert i -> {
                int[] columns = i.columns().isEmpty() ? IntStream.range(0, target.columns().size()).filter(n -> target.columns().get(n).computed().isEmpty() && target.columns().get(n).identity().isEmpty()).toArray()
                        : i.columns().stream().mapToInt(shape::column).toArray();
                if (!i.values().isEmpty() && i.values().size() != columns.length) {
                    throw ServerError.of(213, 16, 1, "Column name or number of supplied values does not match table definition.");
                }
                Code[] values = IntStream.range(0, target.columns().size()).mapToObj(shape::byDefault).toArray(Code[]::new);
                boolean[] given = new boolean[values.length];
                for (int n = 0; n < i.values().size(); n++) {
                    given[columns[n]] = true;
                    if (!(i.values().get(n) instanceof Expression.DefaultValue)) {
                        values[columns[n]] = shape.assign(block.scalar(i.values().get(n)), columns[n]);
                    }
                }
                yield new Clause(c.match(), condition, "INSERT", List.of(), values, given);
            }
        };
    }

    private static java.util.Optional<Act> decide(List<Clause> clauses, Frame f, int row, int mark, Target target, RowShape shape, Work work) {
        MergeMatch match = f.row()[row] == null ? MergeMatch.NOT_MATCHED_BY_TARGET : f.row()[mark] == null ? MergeMatch.NOT_MATCHED_BY_SOURCE : MergeMatch.MATCHED;
        for (Clause clause : clauses) {
            if (clause.match == match && clause.condition.holds(f)) {
                @Nullable Object[] before = match == MergeMatch.NOT_MATCHED_BY_TARGET ? null : Arrays.copyOfRange(f.row(), row - target.columns().size(), row);
                return java.util.Optional.of(switch (clause.verb) {
                    case "INSERT" -> new Act("INSERT", null, f.row().clone(), null, Arrays.stream(clause.values).map(c -> c.of(f)).toArray());
                    case "UPDATE" -> {
                        Object[] after = Updates.apply(clause.settings, Objects.requireNonNull(before), f);
                        shape.complete(after, "MERGE", work);
                        yield new Act("UPDATE", (Long) f.row()[row], f.row().clone(), before, after);
                    }
                    default -> new Act("DELETE", (Long) f.row()[row], f.row().clone(), before, null);
                });
            }
        }
        return java.util.Optional.empty();
    }

    private static Touched touched(Target target, String verb, List<Act> acts, List<Clause> clauses) {
        List<Act> own = acts.stream().filter(a -> a.verb.equals(verb)).toList();
        Set<Integer> columns = verb.equals("INSERT") ? IntStream.range(0, target.columns().size()).boxed().collect(Collectors.toSet())
                : clauses.stream().flatMap(c -> c.settings.stream()).map(Updates.Setting::column).collect(Collectors.toSet());
        return new Touched(target, verb, own.stream().map(Act::before).filter(Objects::nonNull).toList(), own.stream().map(Act::after).filter(Objects::nonNull).toList(), columns);
    }

    private void write(Target target, RowShape shape, List<Act> acts, List<Clause> clauses) {
        Transaction transaction = place.writer(target.store());
        List<@Nullable Object[]> lost = new ArrayList<>();
        Map<Long, @Nullable Object[]> changed = new LinkedHashMap<>();
        List<Object[]> fresh = new ArrayList<>();
        for (Act act : acts) {
            if (act.before != null) {
                lost.add(act.before);
            }
            switch (act.verb) {
                case "DELETE" -> transaction.delete(target.table().id(), Objects.requireNonNull(act.row));
                case "UPDATE" -> changed.put(act.row, act.after);
                default -> fresh.add(act.after);
            }
        }
        transaction.update(target.table().id(), changed);
        boolean[] given = clauses.stream().filter(c -> c.verb.equals("INSERT")).findFirst().map(Clause::given).orElse(new boolean[target.columns().size()]);
        Inserts.insert(place, target, shape, fresh, given);
        References.demandParents(target, transaction, changed.values(), "MERGE");
        References.afterLoss(target, transaction, lost, "DELETE");
    }
}
