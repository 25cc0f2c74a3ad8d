package io.linkspan.lab.tds.message;

import io.linkspan.lab.tds.packet.WireInput;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/**
 * The FEDAUTH feature of LOGIN7 (MS-TDS 2.2.6.4), and the message that brings a token after it (2.2.6.3).
 *
 * @param library how the token comes
 * @param echo    what the server said of FEDAUTHREQUIRED in its PRELOGIN, as the client has heard it
 * @param token   empty as long as it has not come
 * @param nonce   the server's, as the client has heard it; empty if none came along
 */
public record FedAuth(Library library, boolean echo, String token, byte[] nonce) {

    /** Number of the feature, here and in FEATUREEXTACK. */
    public static final int FEATURE = 2;

    private static final int NONCE_LENGTH = 32;

    /** {@code bFedAuthLibrary}: the client has a token already, or asks the sign-in service once it is told where that is. Live ID is served nowhere any more. */
    public enum Library {
        SECURITY_TOKEN, MSAL
    }

    static FedAuth read(byte[] data) throws ProtocolException {
        WireInput in = new WireInput(data);
        int options = in.u8();
        boolean echo = (options & 1) != 0;
        return switch (options >> 1) {
            case 1 -> new FedAuth(Library.SECURITY_TOKEN, echo, text(in), rest(in));
            case 2 -> {
                in.u8(); // workflow: password, integrated, interactive; the client's own matter
                yield new FedAuth(Library.MSAL, echo, "", new byte[0]);
            }
            default -> throw new ProtocolException("a federated authentication library numbered " + (options >> 1));
        };
    }

    /** The same with the token of a federated authentication token message. */
    public FedAuth with(byte[] payload) throws ProtocolException {
        WireInput in = new WireInput(payload);
        if (in.i32() != payload.length - Integer.BYTES) {
            throw new ProtocolException("token message of another length than it says");
        }
        return new FedAuth(library, echo, text(in), rest(in));
    }

    private static String text(WireInput in) throws ProtocolException {
        byte[] token = in.bytes(in.i32());
        if (token.length == 0 || token.length % 2 != 0) {
            throw new ProtocolException("an access token of " + token.length + " bytes");
        }
        return new String(token, StandardCharsets.UTF_16LE);
    }

    private static byte[] rest(WireInput in) throws ProtocolException {
        return in.hasMore() ? in.bytes(NONCE_LENGTH) : new byte[0];
    }

    /** Without the token, wherever it is written to. */
    @Override
    public String toString() {
        return "FEDAUTH by " + library;
    }
}
