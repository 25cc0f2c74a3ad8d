package io.linkspan.lab.tsql;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.syntax.Expression;
import org.jspecify.annotations.Nullable;

/** What a statement or function sees of the session that runs it. Belongs to the session's thread. */
public interface Scope {

    /** Value of an expression without columns: a literal, a variable, a call. */
    @Nullable Object value(Expression expression);

    /** Tells the client something; severity 10 or less. */
    void info(int number, int severity, String message);

    /** Where result sets of administration statements go. */
    ResultSink out();

    /** True inside an explicit or implicit transaction. */
    boolean inTransaction();

    /** USE. @throws ServerError 911, 916 */
    void use(String database);

    /** Member of sysadmin, under the login in force. */
    boolean sysadmin();

    /** @throws ServerError 262, 297, 300 … unless the login in force has this server permission, named in upper case */
    void demand(String permission);
}
