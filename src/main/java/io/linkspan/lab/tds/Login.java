package io.linkspan.lab.tds;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tds.message.Encryption;
import io.linkspan.lab.tds.message.Login7;
import io.linkspan.lab.tds.message.Prelogin;
import io.linkspan.lab.tds.packet.Message;
import io.linkspan.lab.tds.packet.PacketType;
import io.linkspan.lab.tds.packet.PacketWriter;
import io.linkspan.lab.tds.packet.Transport;
import io.linkspan.lab.tds.packet.WireOutput;
import java.io.IOException;
import java.net.ProtocolException;

/** The conversation of a new connection up to its LOGIN7: which encryption, and who is there. */
final class Login {

    private static final int LONGEST_MESSAGE = 128 << 10;

    private final int[] version;
    private final TlsSettings tls;
    private final Transport transport;
    private final PacketWriter packets;

    Login(int[] version, TlsSettings tls, Transport transport, PacketWriter packets) {
        this.version = version;
        this.tls = tls;
        this.transport = transport;
        this.packets = packets;
    }

    /**
     * Three beginnings are known: TLS first (TDS 8.0), PRELOGIN, and LOGIN7 at once (clients of TDS 7.1 without encryption).
     *
     * @throws ServerError if the client does not encrypt where it must
     * @throws ProtocolException if it says something else
     */
    Hello await() throws IOException {
        if (transport.startsWithTls()) {
            if (!tls.strictOffered()) {
                throw new ProtocolException("TDS 8.0 is not offered by this version of the server");
            }
            transport.strict(tls.context());
            answerPrelogin(expect(PacketType.PRELOGIN), Encryption.NOTHING);
            return new Hello(Login7.read(expect(PacketType.LOGIN7).payload()), true);
        }
        Message first = Message.read(transport.in(), LONGEST_MESSAGE);
        return switch (first.type()) {
            case PRELOGIN -> negotiated(first);
            case LOGIN7 -> new Hello(Login7.read(first.payload()), false);
            default -> throw new ProtocolException("connection begins with " + first.type());
        };
    }

    private Hello negotiated(Message prelogin) throws IOException {
        Encryption encryption = Prelogin.read(prelogin.payload()).encryption().answer(tls.required());
        answerPrelogin(prelogin, encryption);
        if (encryption == Encryption.NOTHING) {
            return new Hello(Login7.read(expect(PacketType.LOGIN7).payload()), false);
        }
        transport.tunnel(tls.context());
        Login7 login = Login7.read(expect(PacketType.LOGIN7).payload());
        if (encryption == Encryption.LOGIN_ONLY) {
            transport.clear();
        }
        return new Hello(login, encryption != Encryption.LOGIN_ONLY);
    }

    private void answerPrelogin(Message prelogin, Encryption encryption) throws IOException {
        Prelogin.read(prelogin.payload());
        Prelogin.answer(version, encryption).write(new WireOutput(packets));
        packets.end();
    }

    private Message expect(PacketType type) throws IOException {
        Message message = Message.read(transport.in(), LONGEST_MESSAGE);
        if (message.type() != type) {
            throw new ProtocolException(message.type() + " in place of " + type);
        }
        return message;
    }

    /** @param encrypted whether all that follows is encrypted too */
    record Hello(Login7 login, boolean encrypted) {
    }
}
