package io.linkspan.lab.agent;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.ResultSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a step says: messages and errors as its history shows them, result sets and text as lines. */
final class StepOutput implements ResultSink {

    /** SQLSTATE of the errors that have one of their own (ODBC, Appendix A); 42000 for the others. */
    private static final Map<Integer, String> STATES = Map.of(207, "42S22", 208, "42S02", 515, "23000", 547, "23000", 1205, "40001", 1222, "HYT00", 2601, "23000", 2627, "23000", 8134, "22012");

    private final List<String> messages = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int error;
    private int severity;
    private boolean failed;

    boolean succeeded() {
        return !failed;
    }

    int error() {
        return error;
    }

    int severity() {
        return severity;
    }

    /** A line of a command's output. */
    void line(String text) {
        lines.add(text);
    }

    void fail() {
        failed = true;
    }

    /** For the history, ending with two blanks where there is any. */
    String history(boolean withLines) {
        String all = String.join("  ", messages) + (withLines && !lines.isEmpty() ? (messages.isEmpty() ? "" : "  ") + String.join("  ", lines) : "");
        return all.isEmpty() ? "" : all + (all.endsWith(".") ? "  " : ".  ");
    }

    /** Everything, as a file or table of output gets it. */
    String everything() {
        return lines.stream().map(l -> l + "\r\n").collect(Collectors.joining()) + messages.stream().map(m -> m + "\r\n").collect(Collectors.joining());
    }

    @Override
    public void columns(List<Column> columns) {
        lines.add(columns.stream().map(Column::name).collect(Collectors.joining(" ")));
    }

    @Override
    public void row(@Nullable Object[] values) {
        lines.add(Arrays.stream(values).map(v -> v == null ? "NULL" : v.toString()).collect(Collectors.joining(" ")));
    }

    @Override
    public void info(int number, int state, int level, String message, int line) {
        if (number != 5701) { // every USE says that, and the Agent leaves it out
            messages.add(message + " [SQLSTATE 01000] (Message " + number + ")");
        }
    }

    @Override
    public void error(ServerError e) {
        messages.add(e.getMessage() + " [SQLSTATE " + STATES.getOrDefault(e.number(), "42000") + "] (Error " + e.number() + ")");
        error = e.number();
        severity = e.severity();
        failed = true;
    }

    @Override
    public void done(StatementKind kind, long rows) {
        // counts are not kept
    }

    @Override
    public void failed(StatementKind kind) {
        // the error came before
    }

    @Override
    public void database(String from, String to) {
        // see info
    }

    @Override
    public void transaction(int change, long descriptor) {
        // nobody asks
    }

    @Override
    public void output(int ordinal, String name, SqlType type, @Nullable Object value) {
        // a batch has no parameters
    }

    @Override
    public void returned(int status) {
        // see output
    }
}
