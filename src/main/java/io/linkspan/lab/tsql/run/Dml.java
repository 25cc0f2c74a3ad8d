package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.change.Changed;
import io.linkspan.lab.tsql.change.Deletes;
import io.linkspan.lab.tsql.change.Inserts;
import io.linkspan.lab.tsql.change.Merges;
import io.linkspan.lab.tsql.change.Updates;
import io.linkspan.lab.tsql.syntax.DataStatement;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.Optional;
import java.util.function.Supplier;

/** Changing statements in a session: all of one or nothing, its rows counted, its OUTPUT sent. */
record Dml(SqlSession session, Activation activation) {

    void execute(DataStatement statement) {
        DmlPlace place = new DmlPlace(session, activation, true);
        Changed changed = session.transactions().atomically(() -> place.settled(() -> prepared(place, statement).get()));
        changed.output().ifPresent(o -> {
            session.out().columns(o.columns());
            o.rows().forEach(session.out()::row);
        });
        session.counters().rows(changed.rows());
        session.out().done(Kinds.of(statement), session.options().on("NOCOUNT") ? -1 : changed.rows());
    }

    /** Only looks whether it could run. */
    void compile(DataStatement statement) {
        if (!(statement instanceof DataStatement.Truncate)) {
            prepared(new DmlPlace(session, activation, false), statement);
        }
    }

    private Supplier<Changed> prepared(DmlPlace place, DataStatement statement) {
        return switch (statement) {
            case DataStatement.Insert i -> new Inserts(place).compile(i);
            case DataStatement.Update u -> new Updates(place).compile(u);
            case DataStatement.Delete d -> new Deletes(place).compile(d);
            case DataStatement.Merge m -> new Merges(place).compile(m);
            case DataStatement.Truncate t -> () -> {
                new Deletes(place).truncate(place.target(new Query.Table(t.table(), Optional.empty(), java.util.List.of(), t.place().line()), "ALTER"));
                return new Changed(0, Optional.empty());
            };
            case DataStatement.SelectStatement s -> throw ServerError.of(40000, 16, 1, "A query changes nothing.");
        };
    }
}
