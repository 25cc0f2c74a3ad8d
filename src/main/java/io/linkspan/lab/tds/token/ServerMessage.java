package io.linkspan.lab.tds.token;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.type.TdsVersion;

/** ERROR or, up to severity 10, INFO: MS-TDS 2.2.7.10 and 2.2.7.11. */
public record ServerMessage(int number, int state, int severity, String text, String server, String procedure, int line) implements Token {

    private static final int ERROR = 0xAA;
    private static final int INFO = 0xAB;
    private static final int LEAST_ERROR = 11;
    private static final int LONGEST_TEXT = 2048;

    public static ServerMessage of(ServerError error, String server) {
        return new ServerMessage(error.number(), error.state(), error.severity(), error.getMessage(), server, error.procedure(), Math.max(error.line(), 1));
    }

    @Override
    public void write(WireOutput out, TdsVersion version) {
        String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        out.u8(severity < LEAST_ERROR ? INFO : ERROR).measured(body -> {
            body.i32(number).u8(state).u8(severity).longText(cut).shortText(server).shortText(procedure);
            if (version.since7_2()) {
                body.i32(line);
            } else {
                body.u16(line);
            }
        });
    }
}
