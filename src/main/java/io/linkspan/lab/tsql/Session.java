package io.linkspan.lab.tsql;

import io.linkspan.lab.engine.type.SqlType;
import java.util.List;

/**
 * One logged-in connection: its options, current database, transaction, temporary tables and prepared handles.
 * All methods but {@link #cancel} belong to one thread at a time. Errors of T-SQL go to the sink; nothing is thrown for them.
 */
public interface Session extends AutoCloseable {

    /** @@SPID. */
    int id();

    String database();

    void batch(String text, ResultSink out);

    /** A remote procedure call: system ones by their name ({@code sp_executesql}, {@code sp_prepexec} …) as well as others. */
    void call(String procedure, List<Argument> arguments, ResultSink out);

    /** A transaction-manager request of the wire protocol. */
    void transaction(TransactionRequest request, String name, ResultSink out);

    /** What a pooled connection asks for before its next request: roll back (unless kept), drop temporary tables and handles, restore options and database. */
    void reset(boolean keepTransaction, ResultSink out);

    /** Ends the running request at its next step; safe from any thread. The request answers nothing more of its own. */
    void cancel();

    /** True from {@link #cancel} until the next request starts. */
    boolean cancelled();

    /** Has {@code end} run, by any thread, when another session kills this one: its connection is to be closed even if nothing runs. */
    void whenKilled(Runnable end);

    /** Rolls back and gives up the session. */
    @Override
    void close();

    /** An argument of a call: name is empty where the client sent none; a value of the class that the type names, or null. */
    record Argument(String name, SqlType type, Object value, boolean output) {
    }

    /** MS-TDS 2.2.6.9, the requests that clients here send. */
    enum TransactionRequest { BEGIN, COMMIT, ROLLBACK, SAVE }
}
