package io.linkspan.lab.tds.token;

import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.type.TdsVersion;

/** RETURNSTATUS of a procedure, MS-TDS 2.2.7.17. */
public record ReturnStatus(int value) implements Token {

    private static final int TYPE = 0x79;

    @Override
    public void write(WireOutput out, TdsVersion version) {
        out.u8(TYPE).i32(value);
    }
}
