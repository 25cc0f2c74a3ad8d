package io.linkspan.lab.engine.type;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error as SQL Server reports it. Thrown without a line by whoever finds the fault; the interpreter adds the line of the statement.
 * Not logged and without a stack trace: it is an answer, not a defect.
 */
public final class ServerError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int number;
    private final int severity;
    private final int state;
    private final int line;
    private final String procedure;

    private final transient @Nullable ServerError next;

    private ServerError(int number, int severity, int state, @Nullable String message, int line, String procedure, @Nullable ServerError next) {
        super(message, null, false, false);
        this.next = next;
        this.number = number;
        this.severity = severity;
        this.state = state;
        this.line = line;
        this.procedure = procedure;
    }

    public static ServerError of(int number, int severity, int state, String message) {
        return new ServerError(number, severity, state, message, 0, "", null);
    }

    /** The same error at a line of a batch; an error that has its line keeps it. */
    public ServerError at(int line) {
        return this.line > 0 ? this : new ServerError(number, severity, state, getMessage(), line, procedure, next == null ? null : next.at(line));
    }

    public ServerError in(String procedure) {
        return new ServerError(number, severity, state, getMessage(), line, procedure, next == null ? null : next.in(procedure));
    }

    /** The same error with another one that the server sends behind it: 3013 after what stopped a backup. */
    public ServerError and(ServerError last) {
        return new ServerError(number, severity, state, getMessage(), line, procedure, next == null ? last : next.and(last));
    }

    /** What the server sends behind it. */
    public Optional<ServerError> next() {
        return Optional.ofNullable(next);
    }

    /** The one that comes last: what a CATCH block and {@code @@ERROR} see. */
    public ServerError last() {
        return next == null ? this : next.last();
    }

    public int number() {
        return number;
    }

    /** 11 to 16 the user's, 17 to 19 resources, 20 and above end the connection. */
    public int severity() {
        return severity;
    }

    public int state() {
        return state;
    }

    /** 1 for the first line of the batch, 0 while unknown. */
    public int line() {
        return line;
    }

    /** Name of the procedure in which it happened, or empty. */
    public String procedure() {
        return procedure;
    }
}
