package io.linkspan.lab.tsql.run.cursor;

import io.linkspan.lab.engine.type.Conversions;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import io.linkspan.lab.tsql.query.Compiled;
import io.linkspan.lab.tsql.query.Queries;
import io.linkspan.lab.tsql.query.Variable;
import io.linkspan.lab.tsql.run.Activation;
import io.linkspan.lab.tsql.run.Lookup;
import io.linkspan.lab.tsql.run.SessionScope;
import io.linkspan.lab.tsql.run.SqlSession;
import io.linkspan.lab.tsql.syntax.CursorStatement;

/** DECLARE CURSOR, OPEN, FETCH, CLOSE, DEALLOCATE (T-SQL reference, Cursors). */
public record CursorStatements(SqlSession session, Activation activation) {

    public void execute(CursorStatement statement) {
        switch (statement) {
            case CursorStatement.DeclareCursor d -> session.cursors().declare(d.name(), d.query());
            case CursorStatement.OpenCursor o -> open(o.name());
            case CursorStatement.Fetch f -> fetch(f);
            case CursorStatement.CloseCursor c -> session.cursors().opened(c.name()).close();
            case CursorStatement.DeallocateCursor d -> session.cursors().deallocate(d.name());
        }
    }

    private void open(String name) {
        Cursors.Cursor cursor = session.cursors().get(name);
        if (cursor.isOpen()) {
            throw ServerError.of(16905, 16, 1, "The cursor is already open.");
        }
        Compiled compiled = Queries.compile(new Lookup(session, activation), cursor.query());
        cursor.open(compiled.columns(), compiled.rows().list(null, session.work()));
    }

    private void fetch(CursorStatement.Fetch f) {
        Cursors.Cursor cursor = session.cursors().opened(f.name());
        if (!f.into().isEmpty() && f.into().size() != cursor.columns().size()) {
            throw ServerError.of(16924, 16, 1, "Cursorfetch: The number of variables declared in the INTO list must match that of selected columns.");
        }
        boolean found = cursor.move(target(f, cursor));
        session.cursors().status(found ? 0 : -1);
        session.counters().rows(found ? 1 : 0);
        if (f.into().isEmpty()) {
            session.out().columns(cursor.columns());
            if (found) {
                session.out().row(cursor.row());
            }
            session.out().done(StatementKind.SELECT, found ? 1 : 0);
            return;
        }
        for (int i = 0; found && i < f.into().size(); i++) {
            Variable variable = activation.variable(f.into().get(i));
            variable.set(Conversions.implicit(cursor.row()[i], cursor.columns().get(i).type(), variable.type()));
        }
    }

    private int target(CursorStatement.Fetch f, Cursors.Cursor cursor) {
        int offset = f.offset().map(o -> new SessionScope(session, activation).value(o) instanceof Number n ? n.intValue() : 0).orElse(0);
        return switch (f.direction()) {
            case NEXT -> cursor.position() + 1;
            case PRIOR -> cursor.position() - 1;
            case FIRST -> 1;
            case LAST -> cursor.size();
            case ABSOLUTE -> offset < 0 ? cursor.size() + 1 + offset : offset;
            case RELATIVE -> cursor.position() + offset;
        };
    }
}
