package io.linkspan.lab.tds;

import io.linkspan.lab.engine.security.Directory;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tds.message.Encryption;
import io.linkspan.lab.tds.message.FedAuth;
import io.linkspan.lab.tds.message.Login7;
import io.linkspan.lab.tds.message.Prelogin;
import io.linkspan.lab.tds.packet.Message;
import io.linkspan.lab.tds.packet.PacketType;
import io.linkspan.lab.tds.packet.PacketWriter;
import io.linkspan.lab.tds.packet.Transport;
import io.linkspan.lab.tds.packet.WireOutput;
import io.linkspan.lab.tds.token.FedAuthInfo;
import io.linkspan.lab.tds.type.TdsVersion;
import io.linkspan.lab.tsql.Server;
import java.io.IOException;
import java.net.ProtocolException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/** The conversation of a new connection up to its LOGIN7: which encryption, and who is there. */
final class Login {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST_MESSAGE = 128 << 10;

    private static final int NONCE_LENGTH = 32;

    private final Server server;
    private final TlsSettings tls;
    private final Transport transport;
    private final PacketWriter packets;
    private byte[] nonce = new byte[0];
    private byte[] theirNonce = new byte[0];
    private boolean federated;

    Login(Server server, TlsSettings tls, Transport transport, PacketWriter packets) {
        this.server = server;
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
            return hello(login(true), true);
        }
        Message first = Message.read(transport.in(), LONGEST_MESSAGE);
        return switch (first.type()) {
            case PRELOGIN -> negotiated(first);
            case LOGIN7 -> hello(Login7.read(first.payload()), false);
            default -> throw new ProtocolException("connection begins with " + first.type());
        };
    }

    private Hello negotiated(Message prelogin) throws IOException {
        Encryption encryption = Prelogin.read(prelogin.payload()).encryption().answer(tls.required());
        answerPrelogin(prelogin, encryption);
        if (encryption == Encryption.NOTHING) {
            return hello(login(false), false);
        }
        transport.tunnel(tls.context());
        Login7 login = login(encryption != Encryption.LOGIN_ONLY);
        if (encryption == Encryption.LOGIN_ONLY) {
            transport.clear();
        }
        return hello(login, encryption != Encryption.LOGIN_ONLY);
    }

    private void answerPrelogin(Message prelogin, Encryption encryption) throws IOException {
        Prelogin asked = Prelogin.read(prelogin.payload());
        Prelogin answer = Prelogin.answer(server.version(), encryption);
        if (asked.fedAuth() && server.directory().isPresent()) {
            federated = true;
            theirNonce = asked.nonce();
            nonce = new byte[theirNonce.length == 0 ? 0 : NONCE_LENGTH];
            RANDOM.nextBytes(nonce);
            answer = answer.federated(nonce);
        }
        answer.write(new WireOutput(packets));
        packets.end();
    }

    /** LOGIN7 with its access token: a client that has none yet is told where to fetch one. A token goes over no wire that is not encrypted to the end. */
    private Login7 login(boolean encrypted) throws IOException {
        Login7 login = Login7.read(expect(PacketType.LOGIN7).payload());
        Optional<Directory> tenant = server.directory();
        if (login.fedAuth().isEmpty() || tenant.isEmpty()) {
            return login;
        }
        FedAuth fedAuth = login.fedAuth().get();
        if (!encrypted || fedAuth.echo() != federated) {
            throw new ProtocolException("federated authentication " + (encrypted ? "with another PRELOGIN in mind than was sent" : "without encryption"));
        }
        if (fedAuth.library() == FedAuth.Library.MSAL) {
            new FedAuthInfo(tenant.get().authority().toString(), tenant.get().resource()).write(new WireOutput(packets), TdsVersion.V7_4);
            packets.end();
            fedAuth = fedAuth.with(expect(PacketType.FEDAUTH_TOKEN).payload());
        }
        if (!Arrays.equals(nonce, fedAuth.nonce())) {
            throw new ProtocolException("an access token with another nonce than was sent");
        }
        return login.with(fedAuth);
    }

    private Hello hello(Login7 login, boolean encrypted) {
        return new Hello(login, encrypted, theirNonce);
    }

    private Message expect(PacketType type) throws IOException {
        Message message = Message.read(transport.in(), LONGEST_MESSAGE);
        if (message.type() != type) {
            throw new ProtocolException(message.type() + " in place of " + type);
        }
        return message;
    }

    /**
     * @param encrypted whether all that follows is encrypted too
     * @param nonce     the client's, to be told again with the acknowledgement of its token
     */
    record Hello(Login7 login, boolean encrypted, byte[] nonce) {
    }
}
