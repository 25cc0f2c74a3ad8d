package io.linkspan.lab.tds.token;

import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.type.TdsVersion;

/**
 * LOGINACK: the login is accepted, MS-TDS 2.2.7.14. All that a driver reports as product version is in here.
 *
 * @param asked the TDS version as the client sent it, which is echoed
 */
public record LoginAck(int asked, int major, int minor, int build) implements Token {

    private static final int TYPE = 0xAD;
    private static final int TSQL = 1;

    @Override
    public void write(WireOutput out, TdsVersion version) {
        out.u8(TYPE).measured(body -> body.u8(TSQL).i32BigEndian(asked).shortText("Microsoft SQL Server").u8(major).u8(minor).u16BigEndian(build));
    }
}
