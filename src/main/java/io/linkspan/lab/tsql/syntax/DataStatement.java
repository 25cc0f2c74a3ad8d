package io.linkspan.lab.tsql.syntax;

import io.linkspan.lab.tsql.syntax.Expression.BinaryOperator;
import io.linkspan.lab.tsql.syntax.Expression.ColumnRef;
import io.linkspan.lab.tsql.syntax.Query.Cte;
import io.linkspan.lab.tsql.syntax.Query.FromItem;
import io.linkspan.lab.tsql.syntax.Query.SelectItem;
import io.linkspan.lab.tsql.syntax.Query.Top;
import java.util.List;
import java.util.Optional;

/** Statements that read and change rows. A target is a {@link Query.Table} or a {@link Query.TableVariable}. */
public sealed interface DataStatement extends Statement {

    record SelectStatement(Place place, Query query) implements DataStatement {
    }

    /** Columns are empty where none are named. */
    record Insert(Place place, List<Cte> with, Optional<Top> top, FromItem target, List<String> columns, Optional<Output> output, Source source)
            implements DataStatement {
    }

    sealed interface Source {
    }

    record RowSource(List<List<Expression>> rows) implements Source {
    }

    record QuerySource(Query query) implements Source {
    }

    record DefaultSource() implements Source {
    }

    /** INSERT … EXEC; the statement is an Execute or an ExecuteText. */
    record ExecuteSource(ControlStatement statement) implements Source {
    }

    /** With a FROM clause the target may be the alias of an item in it. */
    record Update(Place place, List<Cte> with, Optional<Top> top, FromItem target, List<Assignment> set, Optional<Output> output, List<FromItem> from,
            Optional<Expression> where, Optional<String> currentOf) implements DataStatement {
    }

    /** {@code column = value}, {@code @v = value}, {@code @v = column = value}; {@code operator} for {@code +=} and its like. */
    record Assignment(Optional<String> variable, Optional<ColumnRef> column, Optional<BinaryOperator> operator, Expression value) {
    }

    record Delete(Place place, List<Cte> with, Optional<Top> top, FromItem target, Optional<Output> output, List<FromItem> from,
            Optional<Expression> where, Optional<String> currentOf) implements DataStatement {
    }

    record Merge(Place place, List<Cte> with, Optional<Top> top, FromItem target, FromItem source, Expression on, List<MergeClause> clauses,
            Optional<Output> output) implements DataStatement {
    }

    record MergeClause(MergeMatch match, Optional<Expression> condition, MergeAction action) {
    }

    enum MergeMatch { MATCHED, NOT_MATCHED_BY_TARGET, NOT_MATCHED_BY_SOURCE }

    sealed interface MergeAction {
    }

    record MergeUpdate(List<Assignment> set) implements MergeAction {
    }

    record MergeDelete() implements MergeAction {
    }

    /** Values are empty for DEFAULT VALUES. */
    record MergeInsert(List<String> columns, List<Expression> values) implements MergeAction {
    }

    /** OUTPUT items [INTO target (columns)]. */
    record Output(List<SelectItem> items, Optional<FromItem> into, List<String> columns) {
    }

    record Truncate(Place place, ObjectName table) implements DataStatement {
    }
}
