package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.ResultSink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes answers that nobody reads: between requests, and of functions. */
public class Silent implements ResultSink {

    public static final ResultSink SINK = new Silent();

    @Override
    public void columns(List<Column> columns) {
        // nobody reads
    }

    @Override
    public void row(@Nullable Object[] values) {
        // nobody reads
    }

    @Override
    public void done(StatementKind kind, long rows) {
        // nobody reads
    }

    @Override
    public void info(int number, int state, int severity, String message, int line) {
        // nobody reads
    }

    @Override
    public void error(ServerError error) {
        // nobody reads
    }

    @Override
    public void failed(StatementKind kind) {
        // nobody reads
    }

    @Override
    public void database(String from, String to) {
        // nobody reads
    }

    @Override
    public void transaction(int change, long descriptor) {
        // nobody reads
    }

    @Override
    public void output(int ordinal, String name, SqlType type, @Nullable Object value) {
        // nobody reads
    }

    @Override
    public void returned(int status) {
        // nobody reads
    }
}
