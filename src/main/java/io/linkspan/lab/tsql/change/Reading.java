package io.linkspan.lab.tsql.change;

import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.query.Block;
import io.linkspan.lab.tsql.query.Environment;
import io.linkspan.lab.tsql.query.Queries;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.rows.Source;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of its target that an UPDATE or DELETE finds, each once, with what stands beside it in the FROM clause. */
record Reading(Target target, Block block, Source source, int row, long most, boolean percent) {

    private static final String MARK = "\u0000target";

    /** Takes a row that was found. */
    interface Visitor {

        void visit(long row, Frame frame);
    }

    static Reading of(Workplace place, Query.FromItem named, List<Query.FromItem> from, Optional<Expression> where, List<Query.Cte> with, Optional<Query.Top> top, String permission) {
        Query.FromItem real = from.stream().map(f -> find(f, named)).flatMap(Optional::stream).findFirst().orElse(named);
        Target target = place.target(real, permission);
        Environment environment = new TargetEnvironment(place.environment(), target.numbered());
        Query.FromItem marked = marked(real);
        List<Query.FromItem> items = new ArrayList<>(from.stream().map(f -> replace(f, real, marked)).toList());
        if (real == named) {
            items.addFirst(marked);
        }
        Block block = new Block(environment, with);
        Source source = block.from(items, where);
        if (where.isPresent()) {
            source = source.where(block.condition(where.get()));
        }
        Code count = top.map(t -> Queries.scalar(place.environment(), t.count()).to(SqlType.FLOAT).code()).orElse(f -> Double.MAX_VALUE);
        double most = count.of(Frame.of(0, null, place.work())) instanceof Double d ? d : 0;
        boolean percent = top.filter(Query.Top::percent).isPresent();
        long limit = place.rowCount() > 0 ? Math.min(place.rowCount(), (long) most) : (long) most;
        return new Reading(target, block, source, block.place(Target.ROW), percent ? (long) Math.ceil(target.table().rows().count() * most / 100) : limit, percent);
    }

    /** The values that a row of the target had before. */
    @Nullable Object[] values(Frame frame) {
        return Arrays.copyOfRange(frame.row(), row - target.columns().size(), row);
    }

    void run(Work work, Visitor visitor) {
        Set<Long> seen = new HashSet<>();
        if (most == 0) {
            return;
        }
        source.run(Frame.of(block.width(), null, work), f -> {
            if (f.row()[row] instanceof Long number && seen.add(number)) {
                visitor.visit(number, f);
            }
            return seen.size() < most;
        });
    }

    private static Optional<Query.FromItem> find(Query.FromItem item, Query.FromItem named) {
        return switch (item) {
            case Query.Table t when named instanceof Query.Table n && matches(t, n.name()) -> Optional.of(t);
            case Query.TableVariable v when named instanceof Query.TableVariable n && n.variable().equalsIgnoreCase(v.variable()) -> Optional.of(v);
            case Query.TableVariable v when named instanceof Query.Table n && n.name().parts().size() == 1 && v.alias().filter(a -> a.equalsIgnoreCase(n.name().name())).isPresent() -> Optional.of(v);
            case Query.Join j -> find(j.left(), named).or(() -> find(j.right(), named));
            case Query.Apply a -> find(a.left(), named).or(() -> find(a.right(), named));
            default -> Optional.empty();
        };
    }

    private static boolean matches(Query.Table item, ObjectName named) {
        if (item.alias().isPresent()) {
            return named.parts().size() == 1 && item.alias().get().equalsIgnoreCase(named.name());
        }
        return item.name().name().equalsIgnoreCase(named.name()) && (item.name().schema().equalsIgnoreCase(named.schema()) || item.name().schema().isEmpty() || named.schema().isEmpty());
    }

    static Query.FromItem marked(Query.FromItem item) {
        return switch (item) {
            case Query.Table t -> new Query.Table(ObjectName.of(MARK), Optional.of(t.alias().orElse(t.name().name())), List.of(), t.line());
            case Query.TableVariable v -> new Query.Table(ObjectName.of(MARK), Optional.of(v.alias().orElse(v.variable())), List.of(), 0);
            default -> item;
        };
    }

    private static Query.FromItem replace(Query.FromItem item, Query.FromItem real, Query.FromItem marked) {
        if (item == real) {
            return marked;
        }
        return switch (item) {
            case Query.Join j -> new Query.Join(j.kind(), replace(j.left(), real, marked), replace(j.right(), real, marked), j.on());
            case Query.Apply a -> new Query.Apply(a.outer(), replace(a.left(), real, marked), replace(a.right(), real, marked));
            default -> item;
        };
    }

    static boolean isMark(ObjectName name) {
        return name.is(MARK);
    }
}
