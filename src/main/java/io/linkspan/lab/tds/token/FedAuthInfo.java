package io.linkspan.lab.tds.token;

import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.type.TdsVersion;
import java.nio.charset.StandardCharsets;

/**
 * FEDAUTHINFO, MS-TDS 2.2.7.12: where a client is to fetch its access token, and for what. Offsets count from behind the token's length.
 *
 * @param authority STSURL, address of the sign-in service with the tenant
 * @param resource  SPN, what the token is to be for
 */
public record FedAuthInfo(String authority, String resource) implements Token {

    private static final int TYPE = 0xEE;
    private static final int STS_URL = 1;
    private static final int SPN = 2;
    private static final int HEAD = 4 + 2 * 9;

    @Override
    public void write(WireOutput out, TdsVersion version) {
        byte[] url = authority.getBytes(StandardCharsets.UTF_16LE);
        byte[] spn = resource.getBytes(StandardCharsets.UTF_16LE);
        out.u8(TYPE).i32(HEAD + url.length + spn.length).i32(2);
        out.u8(STS_URL).i32(url.length).i32(HEAD).u8(SPN).i32(spn.length).i32(HEAD + url.length);
        out.bytes(url).bytes(spn);
    }
}
