package io.linkspan.lab.tsql.change;

import io.linkspan.lab.engine.store.TableColumn;
import io.linkspan.lab.engine.store.Transaction;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.query.Block;
import io.linkspan.lab.tsql.query.Compiled;
import io.linkspan.lab.tsql.query.Queries;
import io.linkspan.lab.tsql.query.Typed;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.syntax.DataStatement;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** INSERT (T-SQL reference, INSERT). */
public record Inserts(Workplace place) {

    /** Compiles, so that what is wrong is said at once; the result does it. */
    public Supplier<Changed> compile(DataStatement.Insert insert) {
        Target target = place.target(insert.target(), "INSERT");
        Plan plan = new Plan(target, new RowShape(place, target));
        int[] columns = columns(plan, insert.columns());
        Block block = new Block(place.environment(), insert.with());
        OutputClause output = new OutputClause(insert.output(), block, target, false, true);
        output.demandAllowed(place, "INSERT");
        Supplier<List<Object[]>> rows = source(insert, plan, columns);
        return () -> {
            List<Object[]> asked = limited(insert.top(), rows.get());
            Set<Integer> all = IntStream.range(0, plan.target.columns().size()).boxed().collect(Collectors.toSet());
            Work work = place.work();
            List<Object[]> written;
            if (place.isReplaced(plan.target, "INSERT")) {
                written = asked.stream().map(row -> plan.shape.offered(row, given(plan, columns), work)).toList();
                place.replaces(new Touched(plan.target, "INSERT", List.of(), written, all));
            } else {
                written = write(plan, asked, given(plan, columns));
                place.fire(new Touched(plan.target, "INSERT", List.of(), written, all));
            }
            written.forEach(row -> output.add(new Object[0], null, row, "INSERT", work));
            output.store(place);
            return new Changed(written.size(), output.result());
        };
    }

    private record Plan(Target target, RowShape shape) {
    }

    /** Adds rows whose columns have these types: for OUTPUT … INTO and SELECT … INTO. */
    void rows(Target target, List<String> names, List<Typed> types, List<Object[]> rows) {
        Plan plan = new Plan(target, new RowShape(place, target));
        int[] columns = columns(plan, names);
        Code[] codes = mapped(plan, columns, types);
        write(plan, rows.stream().map(r -> values(codes, new Frame(r, null, place.work()))).toList(), given(plan, columns));
    }

    /** Fills a new table with the rows of a query of the same columns. */
    public void fill(Target target, Compiled compiled, List<Object[]> rows) {
        Plan plan = new Plan(target, new RowShape(place, target));
        int[] columns = IntStream.range(0, compiled.columns().size()).toArray();
        Code[] codes = mapped(plan, columns, IntStream.range(0, columns.length).mapToObj(compiled::column).toList());
        boolean[] given = new boolean[columns.length];
        Arrays.fill(given, true);
        write(plan, rows.stream().map(r -> values(codes, new Frame(r, null, place.work()))).toList(), given);
    }

    private List<Object[]> limited(Optional<Query.Top> top, List<Object[]> rows) {
        long most = top.map(t -> Queries.scalar(place.environment(), t.count()).to(SqlType.BIGINT).code().of(Frame.of(0, null, place.work())) instanceof Long n ? n : 0L).orElse(Long.MAX_VALUE);
        long limit = place.rowCount() > 0 ? Math.min(place.rowCount(), most) : most;
        return limit < rows.size() ? rows.subList(0, (int) limit) : rows;
    }

    private int[] columns(Plan plan, List<String> names) {
        List<TableColumn> all = plan.target.columns();
        if (names.isEmpty()) {
            boolean identity = place.identityInsert(plan.target);
            if (identity && plan.target.table().definition().identityColumn().isPresent()) {
                throw ServerError.of(8101, 16, 1, "An explicit value for the identity column in table '" + plan.target.table().name() + "' can only be specified when a column list is used and IDENTITY_INSERT is ON.");
            }
            return IntStream.range(0, all.size()).filter(i -> all.get(i).computed().isEmpty() && all.get(i).identity().isEmpty() && all.get(i).type().kind() != SqlType.Kind.TIMESTAMP).toArray();
        }
        int[] columns = names.stream().mapToInt(plan.shape::column).toArray();
        for (int column : columns) {
            if (Arrays.stream(columns).filter(c -> c == column).count() > 1) {
                throw ServerError.of(264, 16, 1, "The column name '" + all.get(column).name() + "' is specified more than once in the SET clause or column list of an INSERT. A column cannot be assigned more than one value in the same clause.");
            }
            plan.shape.demandWritable(column);
        }
        return columns;
    }

    /** @throws ServerError 544, 545 for an identity value that must not, or has to, be given */
    private boolean[] given(Plan plan, int[] columns) {
        boolean[] given = new boolean[plan.target.columns().size()];
        for (int column : columns) {
            given[column] = true;
        }
        plan.target.table().definition().identityColumn().ifPresent(identity -> {
            boolean allowed = place.identityInsert(plan.target);
            if (given[identity] && !allowed) {
                throw ServerError.of(544, 16, 1, "Cannot insert explicit value for identity column in table '" + plan.target.table().name() + "' when IDENTITY_INSERT is set to OFF.");
            }
            if (!given[identity] && allowed) {
                throw ServerError.of(545, 16, 1, "Explicit value must be specified for identity column in table '" + plan.target.table().name() + "' either when IDENTITY_INSERT is set to ON or when a replication user is inserting into a NOT FOR REPLICATION identity column.");
            }
        });
        return given;
    }

    private Supplier<List<Object[]>> source(DataStatement.Insert insert, Plan plan, int[] columns) {
        return switch (insert.source()) {
            case DataStatement.RowSource r -> {
                List<Code[]> rows = r.rows().stream().map(row -> literals(insert, plan, columns, row)).toList();
                yield () -> rows.stream().map(codes -> values(codes, Frame.of(0, null, place.work()))).toList();
            }
            case DataStatement.QuerySource q -> {
                q.query().forClause().ifPresent(f -> {
                    throw ServerError.of(f.kind().equals("XML") ? 6819 : 13602, 16, 1, "The FOR " + f.kind() + " clause is not allowed in a INSERT statement.");
                });
                Query query = new Query(join(insert.with(), q.query().with()), q.query().body(), q.query().orderBy(), q.query().offset(), q.query().fetch(), q.query().forClause(), q.query().hints());
                Compiled compiled = Queries.compile(place.environment(), query);
                Code[] codes = mapped(plan, columns, IntStream.range(0, compiled.columns().size()).mapToObj(compiled::column).toList());
                yield () -> {
                    Work work = place.work();
                    return compiled.rows().list(null, work).stream().map(row -> values(codes, new Frame(row, null, work))).toList();
                };
            }
            case DataStatement.DefaultSource d -> () -> List.<Object[]>of(values(mapped(plan, new int[0], List.of()), Frame.of(0, null, place.work())));
            case DataStatement.ExecuteSource e -> () -> {
                Workplace.Captured captured = place.capture(e.statement());
                List<Column> found = captured.columns();
                if (found.isEmpty()) {
                    return List.of();
                }
                Code[] codes = mapped(plan, columns, IntStream.range(0, found.size()).mapToObj(i -> Typed.of(found.get(i).type(), f -> f.row()[i])).toList());
                return captured.rows().stream().map(row -> values(codes, new Frame(row, null, place.work()))).toList();
            };
        };
    }

    private static List<Query.Cte> join(List<Query.Cte> a, List<Query.Cte> b) {
        List<Query.Cte> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private Code[] literals(DataStatement.Insert insert, Plan plan, int[] columns, List<Expression> row) {
        if (row.size() != columns.length) {
            throw insert.columns().isEmpty() ? ServerError.of(213, 16, 1, "Column name or number of supplied values does not match table definition.")
                    : row.size() < columns.length ? ServerError.of(109, 15, 1, "There are more columns in the INSERT statement than values specified in the VALUES clause. The number of values in the VALUES clause must match the number of columns specified in the INSERT statement.")
                    : ServerError.of(110, 15, 1, "There are fewer columns in the INSERT statement than values specified in the VALUES clause. The number of values in the VALUES clause must match the number of columns specified in the INSERT statement.");
        }
        Code[] codes = defaults(plan);
        for (int i = 0; i < columns.length; i++) {
            if (!(row.get(i) instanceof Expression.DefaultValue)) {
                codes[columns[i]] = plan.shape.assign(Queries.scalar(place.environment(), row.get(i)), columns[i]);
            }
        }
        return codes;
    }

    private Code[] mapped(Plan plan, int[] columns, List<Typed> source) {
        if (source.size() != columns.length) {
            throw source.size() < columns.length ? ServerError.of(120, 15, 1, "The select list for the INSERT statement contains fewer items than the insert list. The number of SELECT values must match the number of INSERT columns.")
                    : ServerError.of(121, 15, 1, "The select list for the INSERT statement contains more items than the insert list. The number of SELECT values must match the number of INSERT columns.");
        }
        Code[] codes = defaults(plan);
        for (int i = 0; i < columns.length; i++) {
            codes[columns[i]] = plan.shape.assign(source.get(i), columns[i]);
        }
        return codes;
    }

    private Code[] defaults(Plan plan) {
        return IntStream.range(0, plan.target.columns().size()).mapToObj(plan.shape::byDefault).toArray(Code[]::new);
    }

    private static Object[] values(Code[] codes, Frame frame) {
        Object[] values = new Object[codes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = codes[i].of(frame);
        }
        return values;
    }

    private List<Object[]> write(Plan plan, List<Object[]> rows, boolean[] given) {
        return insert(place, plan.target, plan.shape, rows, given);
    }

    /** Completes rows and adds them: identity values first, then what is computed and checked. */
    static List<Object[]> insert(Workplace place, Target target, RowShape shape, List<Object[]> rows, boolean[] given) {
        Transaction transaction = place.writer(target.store());
        Work work = place.work();
        int identity = target.table().definition().identityColumn().orElse(-1);
        for (Object[] row : rows) {
            work.visit();
            if (identity >= 0) {
                if (!given[identity]) {
                    row[identity] = typed(target.table().identity().next(), target.columns().get(identity).type());
                }
                place.identity(row[identity]);
            }
            shape.complete(row, "INSERT", work);
            transaction.insert(target.table().id(), row);
        }
        References.demandParents(target, transaction, rows, "INSERT");
        return rows;
    }

    static @Nullable Object typed(long value, SqlType type) {
        return switch (type.kind()) {
            case TINYINT, SMALLINT -> (short) value;
            case INT -> (int) value;
            case BIGINT -> value;
            default -> BigDecimal.valueOf(value);
        };
    }
}
