package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.rows.Recursion;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.List;
import java.util.Objects;

/** References to common table expressions, recursive ones too (T-SQL reference, WITH common_table_expression). */
record CteSources(Environment environment) {

    Froms.Part source(Ctes.Entry entry, Froms froms, List<String> called) {
        Ctes.Level level = entry.level();
        if (level != null) {
            froms.names().touch();
            return froms.relation(new Relation(level.columns(), f -> level.rows().rows(f.work()), true), called);
        }
        Query.Cte cte = entry.definition();
        Ctes sees = Objects.requireNonNull(entry.sees());
        Compiled compiled = cte.query().body() instanceof Query.SetOperation set && names(set.right(), cte.name()) ? recursive(cte, set, sees, froms)
                : new Queries(environment, sees).compile(cte.query(), Names.outermost(environment), true);
        List<Column> columns = froms.named(compiled.columns(), cte.name(), cte.columns());
        return froms.derived(compiled.named(columns), called, List.of());
    }

    private Compiled recursive(Query.Cte cte, Query.SetOperation set, Ctes sees, Froms froms) {
        if (set.operator() != Query.SetOperator.UNION_ALL) {
            throw ServerError.of(252, 16, 1, "Recursive common table expression '" + cte.name() + "' does not contain a top-level UNION ALL operator.");
        }
        Compiled anchor = new Queries(environment, sees).body(set.left(), Names.outermost(environment));
        List<Column> columns = froms.named(anchor.columns(), cte.name(), cte.columns());
        Recursion.Level rows = new Recursion.Level();
        Compiled step = new Queries(environment, sees.recursive(cte, new Ctes.Level(columns, rows))).body(set.right(), Names.outermost(environment));
        if (step.columns().size() != columns.size()) {
            throw Queries.unequal();
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).type().like(step.columns().get(i).type())) {
                throw ServerError.of(240, 16, 1, "Types don't match between the anchor and the recursive part in column \"" + columns.get(i).name() + "\" of recursive query \"" + cte.name() + "\".");
            }
        }
        return anchor.named(columns).with(new Recursion(anchor.rows(), step.rows(), rows, sees.levels()));
    }

    private static boolean names(Query.Body body, String name) {
        return switch (body) {
            case Query.SetOperation s -> names(s.left(), name) || names(s.right(), name);
            case Query.Nested n -> names(n.query().body(), name);
            case Query.Select s -> s.from().stream().anyMatch(f -> names(f, name));
        };
    }

    private static boolean names(Query.FromItem item, String name) {
        return switch (item) {
            case Query.Table t -> t.name().is(name);
            case Query.Join j -> names(j.left(), name) || names(j.right(), name);
            case Query.Apply a -> names(a.left(), name) || names(a.right(), name);
            case Query.Derived d -> names(d.query().body(), name);
            case Query.Pivot p -> names(p.input(), name);
            case Query.Unpivot u -> names(u.input(), name);
            default -> false;
        };
    }
}
