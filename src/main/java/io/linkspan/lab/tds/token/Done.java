package io.linkspan.lab.tds.token;

import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.type.TdsVersion;
import io.linkspan.lab.tsql.ResultSink.StatementKind;

/**
 * DONE, DONEINPROC and DONEPROC, MS-TDS 2.2.7.6 to 2.2.7.8.
 *
 * @param command what ended, see {@link #command(StatementKind)}
 * @param rows    the count, where {@link #COUNT} is set
 */
public record Done(Form form, int status, int command, long rows) implements Token {

    public static final int MORE = 1;
    public static final int ERROR = 2;
    public static final int IN_TRANSACTION = 4;
    public static final int COUNT = 0x10;
    public static final int ATTENTION = 0x20;
    public static final int SEVERE = 0x100;

    /** Where the statement stood: in a batch, in a procedure, or it is the procedure itself. */
    public enum Form {

        STATEMENT(0xFD), IN_PROCEDURE(0xFF), PROCEDURE(0xFE);

        private final int type;

        Form(int type) {
            this.type = type;
        }
    }

    /** The end of a statement; {@code rows} is -1 where nothing was counted. */
    public static Done of(Form form, StatementKind kind, long rows) {
        return new Done(form, rows < 0 ? 0 : COUNT, command(kind), Math.max(rows, 0));
    }

    /** An end that says nothing but its status. */
    public static Done plain(Form form, int status) {
        return new Done(form, status, 0, 0);
    }

    public Done with(int more) {
        return new Done(form, status | more, command, rows);
    }

    /** JDBC makes an update count of INSERT, UPDATE, DELETE, MERGE and DDL, and none of the others. */
    static int command(StatementKind kind) {
        return switch (kind) {
            case SELECT -> 0xC1;
            case INSERT -> 0xC3;
            case DELETE -> 0xC4;
            case UPDATE -> 0xC5;
            case MERGE -> 0x117;
            case DDL -> 0xC6; // CREATE TABLE stands for all of them
            case EXECUTE -> 0xE0;
            case SET -> 0xF9;
            case OTHER -> 0xFD;
        };
    }

    @Override
    public void write(WireOutput out, TdsVersion version) {
        out.u8(form.type).u16(status).u16(command);
        if (version.since7_2()) {
            out.i64(rows);
        } else {
            out.i32((int) rows);
        }
    }
}
