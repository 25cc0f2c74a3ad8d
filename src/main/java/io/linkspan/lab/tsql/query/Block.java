package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.rows.Code;
import io.linkspan.lab.tsql.rows.Join;
import io.linkspan.lab.tsql.rows.Source;
import io.linkspan.lab.tsql.rows.Test;
import io.linkspan.lab.tsql.syntax.Expression;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.List;
import java.util.Optional;

/** A row of named columns as statements build it that are no queries: a table's row, the rows of a FROM clause, what OUTPUT sees. */
public final class Block {

    private final Environment environment;
    private final Ctes ctes;
    private final Names names;

    public Block(Environment environment, List<Query.Cte> with) {
        this.environment = environment;
        names = Names.outermost(environment);
        this.ctes = Ctes.NONE.with(with);
    }

    /** Columns that the caller fills in itself. @return the place of the first */
    public int add(String name, List<Column> columns) {
        int from = names.reserve(columns.size());
        names.add(new Names.Item(List.of(name), columns, from));
        return from;
    }

    public int width() {
        return names.width();
    }

    /** A FROM clause; the condition only helps to join, it is not tested. */
    public Source from(List<Query.FromItem> items, Optional<Expression> where) {
        return new Froms(environment, ctes, names).all(items, where);
    }

    /** All pairs of two items that meet a condition, and what is left of both, marked: the place of the mark is not null where the second is there. */
    public Full full(Query.FromItem first, Query.FromItem second, Expression on) {
        Froms froms = new Froms(environment, ctes, names);
        Froms.Part left = froms.one(first);
        Froms.Part right = froms.one(second);
        int mark = names.reserve(1);
        Source marked = (frame, next) -> right.source().run(frame, f -> {
            f.row()[mark] = Boolean.TRUE;
            return next.take(f);
        });
        Test test = condition(on);
        return new Full(new Join(left.source(), marked, right.from(), mark + 1, left.from(), left.to(), true, true, test, new Code[0], new Code[0], new Collation[0]), mark);
    }

    /** Both sides joined, and where the mark of the second stands. */
    public record Full(Source source, int mark) {
    }

    /** Place of a column that only the lab can name, or -1. */
    public int place(String column) {
        return names.items().stream().flatMap(i -> i.columns().stream().filter(c -> c.name().equals(column)).map(c -> i.offset() + i.columns().indexOf(c))).findFirst().orElse(-1);
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 137 */
    public Variable variable(String name) {
        return environment.variable(name);
    }

    public Typed scalar(Expression expression) {
        return expressions().compile(expression);
    }

    public Test condition(Expression condition) {
        return expressions().condition(condition);
    }

    /** The list of an OUTPUT clause; stars leave out what only the lab can name. */
    public List<Item> outputs(List<Query.SelectItem> items) {
        return new Outputs(expressions()).compile(items).stream().map(o -> new Item(o.column(), o.code())).toList();
    }

    /** An entry of such a list. */
    public record Item(Column column, Code code) {
    }

    private Expressions expressions() {
        return Expressions.of(environment, names, ctes, "WHERE");
    }
}
