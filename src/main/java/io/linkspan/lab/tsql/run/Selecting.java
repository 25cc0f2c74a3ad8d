package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.type.Collated;
import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import io.linkspan.lab.tsql.query.Compiled;
import io.linkspan.lab.tsql.query.Queries;
import io.linkspan.lab.tsql.rows.Work;
import io.linkspan.lab.tsql.syntax.DataStatement;
import io.linkspan.lab.tsql.syntax.ObjectName;
import io.linkspan.lab.tsql.syntax.Query;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** SELECT as a statement: its rows go to the client, into variables, or into a new table. */
record Selecting(SqlSession session, Activation activation) {

    public void execute(DataStatement.SelectStatement statement) {
        Query query = statement.query();
        Optional<ObjectName> into = query.body() instanceof Query.Select s ? s.into() : Optional.empty();
        Compiled compiled = activation.compiled(statement).orElseGet(() -> Queries.compile(new Lookup(session, activation), query));
        if (!compiled.assigns()) {
            IntStream.range(0, compiled.columns().size()).forEach(i -> Collated.demandSettled(compiled.columns().get(i).type(), "SELECT", i + 1));
        }
        if (into.isPresent()) {
            long rows = new Ddl(session, activation).selectInto(into.get(), compiled);
            done(rows);
        } else if (compiled.assigns()) {
            long[] count = {0};
            Work work = session.work();
            compiled.rows().run(null, work, row -> {
                count[0]++;
                return true;
            });
            session.counters().rows(count[0]);
            session.out().done(StatementKind.SELECT, -1);
        } else {
            send(compiled.columns(), compiled);
        }
    }

    private void send(List<Column> columns, Compiled compiled) {
        session.out().columns(columns);
        long[] count = {0};
        if (!session.options().on("FMTONLY")) {
            long limit = session.options().rowCount();
            Work work = session.work();
            boolean whole = false;
            try {
                compiled.rows().run(null, work, row -> {
                    session.out().row(row);
                    session.demandRunning();
                    return ++count[0] != limit;
                });
                whole = true;
            } finally {
                if (!whole && !session.tries().isEmpty()) {
                    session.out().done(StatementKind.SELECT, -1);
                }
            }
            warn(work);
        }
        done(count[0]);
    }

    private void warn(Work work) {
        if (work.nullEliminated() && session.options().on("ANSI_WARNINGS")) {
            session.out().info(8153, 1, 0, "Warning: Null value is eliminated by an aggregate or other SET operation.", 1);
        }
    }

    private void done(long rows) {
        session.counters().rows(rows);
        session.out().done(StatementKind.SELECT, session.options().on("NOCOUNT") ? -1 : rows);
    }
}
