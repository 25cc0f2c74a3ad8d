package io.linkspan.lab.tsql;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import java.util.List;

/**
 * Takes what a session answers, in the order in which a client sees it. The token writer of the wire layer is one, a list in tests another.
 * Called by the thread that runs the request; a slow client makes {@link #row} wait.
 */
public interface ResultSink {

    /** A result set begins. */
    void columns(List<Column> columns);

    /** One row of the result set; values are of the Java classes that {@link SqlType.Kind} names, or null. */
    void row(Object[] values);

    /** A statement ended. {@code rows} is the count it reports, or -1 for none (NOCOUNT, or a statement that counts nothing). */
    void done(StatementKind kind, long rows);

    /** PRINT, RAISERROR of severity 10 or less, and other information. */
    void info(int number, int state, int severity, String message, int line);

    /** An error; the done of the failed statement, if it has one, follows with {@code failed}. */
    void error(ServerError error);

    /** The statement that reported the last error ended. */
    void failed(StatementKind kind);

    /** The current database changed (USE, login, reset). */
    void database(String from, String to);

    /** A transaction began (+1), committed (0) or was rolled back (-1); sent at the outermost level only. */
    void transaction(int change, long descriptor);

    /** Value of an output parameter, {@code ordinal} counted from 0 in the request's parameter list. */
    void output(int ordinal, String name, SqlType type, Object value);

    /** Return status of a procedure. */
    void returned(int status);

    /** What a statement is to a client: it decides which DONE command code is sent. */
    enum StatementKind { SELECT, INSERT, UPDATE, DELETE, MERGE, DDL, EXECUTE, SET, OTHER }
}
