package io.linkspan.lab.tds;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tds.token.ColMetadata;
import io.linkspan.lab.tds.token.Done;
import io.linkspan.lab.tds.token.Done.Form;
import io.linkspan.lab.tds.token.EnvChange;
import io.linkspan.lab.tds.token.ReturnStatus;
import io.linkspan.lab.tds.token.ReturnValue;
import io.linkspan.lab.tds.token.Row;
import io.linkspan.lab.tds.token.ServerMessage;
import io.linkspan.lab.tds.token.Token;
import io.linkspan.lab.tds.type.WireColumn;
import io.linkspan.lab.tsql.ResultSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one batch or call, written while it is made. The DONE of a statement is held back until it is known whether more follows.
 * Once the client has cancelled, nothing but changes of the session's state is written; after an error of severity 20 or more nothing at all.
 */
final class Answer implements ResultSink {

    private static final int FATAL = 20;

    private final TokenStream out;
    private final Form form;
    private final BooleanSupplier cancelled;
    private final List<ReturnValue> outputs = new ArrayList<>();
    private List<WireColumn> columns = List.of();
    private @Nullable Done held;
    private int status;
    private boolean endedByError;
    private boolean fatal;

    /** @param form of the statements in it: in a batch or in a procedure */
    Answer(TokenStream out, Form form, BooleanSupplier cancelled) {
        this.out = out;
        this.form = form;
        this.cancelled = cancelled;
    }

    @Override
    public void columns(List<Column> described) {
        columns = described.stream().map(column -> WireColumn.of(column, out.version())).toList();
        tell(new ColMetadata(columns));
    }

    @Override
    public void row(Object[] values) {
        tell(new Row(columns, values));
    }

    @Override
    public void done(StatementKind kind, long rows) {
        hold(Done.of(form, kind, rows));
    }

    @Override
    public void failed(StatementKind kind) {
        hold(Done.of(form, kind, -1).with(Done.ERROR));
    }

    @Override
    public void info(int number, int state, int severity, String message, int line) {
        tell(new ServerMessage(number, state, severity, message, out.server(), "", line));
    }

    @Override
    public void error(ServerError error) {
        tell(ServerMessage.of(error, out.server()));
        endedByError = true;
        fatal |= error.severity() >= FATAL;
    }

    @Override
    public void database(String from, String to) {
        change(EnvChange.database(to, from));
    }

    @Override
    public void transaction(int change, long descriptor) {
        out.inTransaction(change > 0);
        change(change > 0 ? EnvChange.began(descriptor) : change == 0 ? EnvChange.committed(descriptor) : EnvChange.rolledBack(descriptor));
    }

    @Override
    public void output(int ordinal, String name, SqlType type, @Nullable Object value) {
        outputs.add(new ReturnValue(ordinal, WireColumn.of(new Column(name, type), out.version()), value));
    }

    /** In a batch it follows the statements of the procedure at once; a call has it at its end. */
    @Override
    public void returned(int value) {
        status = value;
        if (form == Form.STATEMENT) {
            tell(new ReturnStatus(value));
        }
    }

    /** The session's state changed, which the client has to know whatever else happens. */
    void change(EnvChange change) {
        if (!fatal) {
            letGo();
            out.write(change);
        }
    }

    /** Ends a batch. */
    void endBatch() {
        if (interrupted()) {
            return;
        }
        if (endedByError) {
            letGo();
            held = Done.plain(Form.STATEMENT, Done.ERROR);
        }
        out.write(held == null ? Done.plain(Form.STATEMENT, 0) : held);
    }

    /** Ends a call. @param last no other call follows in the same message */
    void endCall(boolean last) {
        if (interrupted()) {
            return;
        }
        letGo();
        out.write(new ReturnStatus(status));
        outputs.forEach(out::write);
        out.write(Done.of(Form.PROCEDURE, StatementKind.EXECUTE, -1).with((endedByError ? Done.ERROR : 0) | (last ? 0 : Done.MORE)));
    }

    /** Ends it early, if it must; then nothing may follow in the message. */
    private boolean interrupted() {
        if (fatal || cancelled.getAsBoolean()) {
            letGo();
            out.write(Done.plain(Form.STATEMENT, fatal ? Done.ERROR | Done.SEVERE : Done.ERROR));
            return true;
        }
        return false;
    }

    /** An error of severity 20 or more was told: the connection is to be closed. */
    boolean fatal() {
        return fatal;
    }

    private void tell(Token token) {
        if (!fatal && !cancelled.getAsBoolean()) {
            letGo();
            out.write(token);
        }
    }

    private void hold(Done done) {
        if (!fatal && !cancelled.getAsBoolean()) {
            letGo();
            held = done;
            endedByError = false;
        }
    }

    private void letGo() {
        if (held != null) {
            out.write(held.with(Done.MORE));
            held = null;
        }
    }
}
