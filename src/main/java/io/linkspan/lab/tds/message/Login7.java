package io.linkspan.lab.tds.message;

import io.linkspan.lab.tds.packet.WireInput;
import io.linkspan.lab.tsql.LoginRequest;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * LOGIN7, MS-TDS 2.2.6.4.
 *
 * @param version    the TDS version as the client wrote it
 * @param packetSize what the client wishes; 0 leaves it to the server
 * @param integrated the client wants to log in with a Windows account
 * @param features   numbers of the feature extensions asked for
 * @param fedAuth    how the client brings an access token, if it does
 */
public record Login7(int version, int packetSize, boolean integrated, Set<Integer> features, Optional<FedAuth> fedAuth, LoginRequest request) {

    private static final int INTEGRATED = 0x80;
    private static final int READ_ONLY_INTENT = 0x20;
    private static final int FEATURE_EXTENSION = 0x10;
    private static final int END = 0xFF;

    public static Login7 read(byte[] payload) throws ProtocolException {
        WireInput in = new WireInput(payload);
        if (in.i32() != payload.length) {
            throw new ProtocolException("LOGIN7 of another length than it says");
        }
        int version = in.i32();
        int packetSize = in.i32();
        in.skip(4); // version of the client
        int process = in.i32();
        in.skip(4); // connection id
        in.u8();
        int flags2 = in.u8();
        int typeFlags = in.u8();
        int flags3 = in.u8();
        in.skip(8); // time zone and locale
        String host = text(in);
        String user = text(in);
        char[] password = password(in);
        String application = text(in);
        String server = text(in);
        Map<Integer, byte[]> features = features(in, (flags3 & FEATURE_EXTENSION) != 0);
        String library = text(in);
        text(in); // language
        String database = text(in);
        Optional<FedAuth> fedAuth = features.containsKey(FedAuth.FEATURE) ? Optional.of(FedAuth.read(features.get(FedAuth.FEATURE))) : Optional.empty();
        LoginRequest request = new LoginRequest(user, password, database, application, host, server, (typeFlags & READ_ONLY_INTENT) != 0, library, process, fedAuth.map(FedAuth::token).orElse(""));
        return new Login7(version, packetSize, (flags2 & INTEGRATED) != 0, features.keySet(), fedAuth, request);
    }

    /** The same with the token that came after it. */
    public Login7 with(FedAuth complete) {
        return new Login7(version, packetSize, integrated, features, Optional.of(complete), request.with(complete.token()));
    }

    private static String text(WireInput in) throws ProtocolException {
        int offset = in.u16();
        return in.at(offset, in.u16() * 2).text();
    }

    /** Each byte had its halves swapped and was then crossed with A5. */
    private static char[] password(WireInput in) throws ProtocolException {
        int offset = in.u16();
        int bytes = in.u16() * 2;
        byte[] hidden = in.at(offset, bytes).bytes(bytes);
        for (int i = 0; i < hidden.length; i++) {
            int crossed = (hidden[i] ^ 0xA5) & 0xFF;
            hidden[i] = (byte) (crossed << 4 | crossed >> 4);
        }
        CharBuffer plain = StandardCharsets.UTF_16LE.decode(ByteBuffer.wrap(hidden));
        Arrays.fill(hidden, (byte) 0);
        char[] password = new char[plain.remaining()];
        plain.get(password);
        return password;
    }

    /** The pair points to an offset, which points to the features. */
    private static Map<Integer, byte[]> features(WireInput in, boolean present) throws ProtocolException {
        int offset = in.u16();
        int length = in.u16();
        Map<Integer, byte[]> features = new HashMap<>();
        if (present) {
            WireInput block = in.from(in.at(offset, length).i32());
            for (int feature = block.u8(); feature != END; feature = block.u8()) {
                features.put(feature, block.bytes(block.i32()));
            }
        }
        return features;
    }

    /** Without the password, wherever it is written to. */
    @Override
    public String toString() {
        return "LOGIN7 of " + request.user() + " from " + request.host();
    }
}
