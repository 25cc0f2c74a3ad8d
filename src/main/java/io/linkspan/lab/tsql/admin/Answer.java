package io.linkspan.lab.tsql.admin;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import io.linkspan.lab.tsql.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result set that an administration statement or a procedure answers with. */
public final class Answer {

    private final Scope scope;
    private long rows;

    private Answer(Scope scope) {
        this.scope = scope;
    }

    public static Answer of(Scope scope, Column... columns) {
        scope.out().columns(List.of(columns));
        return new Answer(scope);
    }

    public Answer row(@Nullable Object... values) {
        scope.out().row(values);
        rows++;
        return this;
    }

    public void end() {
        scope.out().done(StatementKind.SELECT, rows);
    }
}
