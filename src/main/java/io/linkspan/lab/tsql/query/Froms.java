package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Frame;
import io.linkspan.lab.tsql.rows.Join;
import io.linkspan.lab.tsql.rows.Source;
import io.linkspan.lab.tsql.rows.Test;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles a FROM clause: what it names gets its places in the block's row. */
record Froms(Environment environment, Ctes ctes, Names names) {

    /** A compiled item and the places that it fills. */
    record Part(Source source, int from, int to) {
    }

    /** Items between commas; equalities of the WHERE clause help to join them. */
    Source all(List<Query.FromItem> items, Optional<Expression> where) {
        List<Expression> known = where.map(w -> Walk.conjuncts(w).toList()).orElse(List.of());
        Part all = null;
        for (Query.FromItem item : items) {
            Part next = compile(item, false, known);
            all = all == null ? next : inner(all, next, f -> true, known);
        }
        return all == null ? Source.ONE : all.source();
    }

    Part one(Query.FromItem item) {
        return compile(item, false, List.of());
    }

    private Part compile(Query.FromItem item, boolean lateral, List<Expression> known) {
        Names visible = lateral ? names : names.blind();
        return switch (item) {
            case Query.Table t -> table(t);
            case Query.TableVariable v -> relation(environment.tableVariable(v.variable()), List.of(v.alias().orElse(v.variable())));
            case Query.Derived d -> derived(new Queries(environment, ctes).compile(d.query(), visible, true), d.alias(), d.columns());
            case Query.Rows r -> rows(r, visible);
            case Query.TableFunction f -> function(f, visible);
            case Query.XmlNodes x -> relation(new XmlMethods(Expressions.of(environment, visible, ctes, "FROM")).nodes(x), List.of(x.alias()));
            case Query.Pivot p -> turned(new Pivots(columns(p.input())).pivot(p), visible, p.alias());
            case Query.Unpivot u -> turned(new Pivots(columns(u.input())).unpivot(u), visible, u.alias());
            case Query.Join j -> join(j, lateral, known);
            case Query.Apply a -> {
                Part left = compile(a.left(), lateral, known);
                Part right = compile(a.right(), true, List.of());
                yield new Part(new Join.Apply(left.source, right.source, right.from, right.to, a.outer()), left.from, right.to);
            }
        };
    }

    private Part turned(Query query, Names visible, String alias) {
        return derived(new Queries(environment, ctes).compile(query, visible, true), alias, List.of());
    }

    /** The columns of an item by themselves. */
    private List<Names.Item> columns(Query.FromItem item) {
        Names alone = Names.outermost(environment);
        new Froms(environment, ctes, alone).one(item);
        return alone.items();
    }

    private Part table(Query.Table t) {
        ObjectName name = t.name();
        Optional<Ctes.Entry> cte = name.parts().size() == 1 ? ctes.find(name.name(), environment.scope().database().collation()) : Optional.empty();
        List<String> called = t.alias().map(List::of).orElse(name.parts());
        if (cte.isPresent()) {
            return new CteSources(environment).source(cte.get(), this, called);
        }
        Optional<Query> view = environment.view(name);
        if (view.isPresent()) {
            return derived(new Queries(environment, Ctes.NONE).compile(view.get(), Names.outermost(environment), true), called, List.of());
        }
        try {
            return relation(environment.relation(name), called);
        } catch (ServerError e) {
            throw e.at(t.line());
        }
    }

    Part relation(Relation relation, List<String> called) {
        int from = place(called, relation.columns());
        return new Part((frame, next) -> {
            Iterable<Object[]> rows = relation.varying() ? relation.rows().apply(frame) : frame.work().once(relation, () -> relation.rows().apply(frame));
            for (Object[] row : rows) {
                frame.work().visit();
                System.arraycopy(row, 0, frame.row(), from, row.length);
                if (!next.take(frame)) {
                    return false;
                }
            }
            return true;
        }, from, names.width());
    }

    private int place(List<String> called, List<Column> columns) {
        int from = names.reserve(columns.size());
        names.add(new Names.Item(called, columns, from));
        return from;
    }

    private Part derived(Compiled compiled, String alias, List<String> columnNames) {
        return derived(compiled, List.of(alias), columnNames);
    }

    Part derived(Compiled compiled, List<String> called, List<String> columnNames) {
        List<Column> columns = named(compiled.columns(), called.getLast(), columnNames);
        int from = place(called, columns);
        Object key = new Object();
        return new Part((frame, next) -> {
            if (compiled.correlated()) {
                return compiled.rows().run(frame, frame.work(), row -> take(frame, from, row, next));
            }
            List<Object[]> rows = frame.work().once(key, () -> compiled.rows().list(frame, frame.work()));
            for (Object[] row : rows) {
                if (!take(frame, from, row, next)) {
                    return false;
                }
            }
            return true;
        }, from, names.width());
    }

    private static boolean take(Frame frame, int from, Object[] row, Source.Step next) {
        frame.work().visit();
        System.arraycopy(row, 0, frame.row(), from, row.length);
        return next.take(frame);
    }

    /** @throws ServerError 8155, 8156, 8158, 8159 for columns without a name, twice the same, too many or too few */
    List<Column> named(List<Column> columns, String of, List<String> names) {
        Collation collation = environment.scope().database().collation();
        if (!names.isEmpty() && names.size() != columns.size()) {
            throw names.size() > columns.size() ? ServerError.of(8159, 16, 1, "'" + of + "' has fewer columns than were specified in the column list.")
                    : ServerError.of(8158, 16, 1, "'" + of + "' has more columns than were specified in the column list.");
        }
        List<Column> all = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = names.isEmpty() ? columns.get(i) : columns.get(i).named(names.get(i));
            if (column.name().isEmpty()) {
                throw ServerError.of(8155, 16, 2, "No column name was specified for column " + (i + 1) + " of '" + of + "'.");
            }
            if (all.stream().anyMatch(c -> collation.equal(c.name(), column.name()))) {
                throw ServerError.of(8156, 16, 1, "The column '" + column.name() + "' was specified multiple times for '" + of + "'.");
            }
            all.add(column);
        }
        return all;
    }

    private Part rows(Query.Rows r, Names visible) {
        Expressions expressions = Expressions.of(environment, visible, ctes, "VALUES");
        Compiled compiled = new Queries(environment, ctes).values(r.rows(), expressions);
        return relation(new Relation(named(compiled.columns(), r.alias(), r.columns()), f -> compiled.rows().list(f, f.work()), true), List.of(r.alias()));
    }

    private Part function(Query.TableFunction f, Names visible) {
        List<Typed> arguments = Expressions.of(environment, visible, ctes, "FROM").compile(f.arguments());
        Relation relation = environment.tableFunction(f, arguments);
        List<Column> columns = f.columns().isEmpty() ? relation.columns() : named(relation.columns(), f.function().name(), f.columns());
        return relation(new Relation(columns, relation.rows(), true), f.alias().map(List::of).orElse(f.function().parts()));
    }

    private Part join(Query.Join j, boolean lateral, List<Expression> known) {
        boolean inner = j.kind() == Query.JoinKind.INNER || j.kind() == Query.JoinKind.CROSS;
        Part left = compile(j.left(), lateral, inner ? known : List.of());
        Part right = compile(j.right(), lateral, inner ? known : List.of());
        Names visible = names.within(left.from, right.to);
        Test on = j.on().map(e -> Expressions.of(environment, visible, ctes, "ON").condition(e)).orElse(f -> true);
        List<Expression> conjuncts = new ArrayList<>(j.on().map(e -> Walk.conjuncts(e).toList()).orElse(List.of()));
        if (inner) {
            conjuncts.addAll(known);
            return inner(left, right, on, conjuncts);
        }
        Keys keys = keys(left, right, conjuncts);
        boolean full = j.kind() == Query.JoinKind.FULL;
        Source source = j.kind() == Query.JoinKind.RIGHT
                ? new Join(right.source, left.source, left.from, left.to, right.from, right.to, true, false, on, keys.right, keys.left, keys.collations)
                : new Join(left.source, right.source, right.from, right.to, left.from, left.to, true, full, on, keys.left, keys.right, keys.collations);
        return new Part(source, left.from, right.to);
    }

    private Part inner(Part left, Part right, Test on, List<Expression> conjuncts) {
        Keys keys = keys(left, right, conjuncts);
        return new Part(new Join(left.source, right.source, right.from, right.to, left.from, left.to, false, false, on, keys.left, keys.right, keys.collations), left.from, right.to);
    }

    /** Expressions that must be equal, those on the left in {@code left}. */
    private record Keys(Code[] left, Code[] right, Collation[] collations) {
    }

    private Keys keys(Part left, Part right, List<Expression> conjuncts) {
        List<Code> lefts = new ArrayList<>();
        List<Code> rights = new ArrayList<>();
        List<Collation> collations = new ArrayList<>();
        for (Expression conjunct : conjuncts) {
            if (conjunct instanceof Expression.Comparison c && c.operator() == Expression.ComparisonOperator.EQUAL) {
                boolean straight = stands(c.left(), left) && stands(c.right(), right);
                if (straight || stands(c.right(), left) && stands(c.left(), right)) {
                    Expressions expressions = Expressions.of(environment, names, ctes, "ON");
                    Typed a = expressions.compile(straight ? c.left() : c.right());
                    Typed b = expressions.compile(straight ? c.right() : c.left());
                    SqlType common = Typed.common(a, b);
                    if (common.kind() != SqlType.Kind.SQL_VARIANT && common.kind() != SqlType.Kind.XML) {
                        lefts.add(a.to(common).code());
                        rights.add(b.to(common).code());
                        collations.add(new Conditions(expressions).collation("equal to", common, straight ? a : b, straight ? b : a));
                    }
                }
            }
        }
        return new Keys(lefts.toArray(Code[]::new), rights.toArray(Code[]::new), collations.toArray(Collation[]::new));
    }

    /** True where an expression names columns, and all of them are of this part. */
    private boolean stands(Expression expression, Part part) {
        List<Expression.ColumnRef> refs = Walk.columns(expression);
        return !refs.isEmpty() && !Walk.hasQuery(expression) && refs.stream().allMatch(r -> names.places(r, part.from, part.to));
    }
}
