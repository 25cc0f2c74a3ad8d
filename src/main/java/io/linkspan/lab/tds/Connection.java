package io.linkspan.lab.tds;

import io.linkspan.lab.engine.type.Collation;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tds.Login.Hello;
import io.linkspan.lab.tds.message.FedAuth;
import io.linkspan.lab.tds.message.Login7;
import io.linkspan.lab.tds.packet.PacketWriter;
import io.linkspan.lab.tds.packet.Transport;
import io.linkspan.lab.tds.token.Done.Form;
import io.linkspan.lab.tds.token.Done;
import io.linkspan.lab.tds.token.EnvChange;
import io.linkspan.lab.tds.token.FeatureAck;
import io.linkspan.lab.tds.token.LoginAck;
import io.linkspan.lab.tds.token.ServerMessage;
import io.linkspan.lab.tds.type.TdsVersion;
import io.linkspan.lab.tsql.LoginRequest;
import io.linkspan.lab.tsql.Server;
import io.linkspan.lab.tsql.Session;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One connection from its first byte to its last. */
final class Connection {

    private static final int SMALLEST_PACKET = 512;
    private static final int LARGEST_PACKET = 32767;

    /** The driver of Microsoft fails a login over TLS that is granted more. */
    private static final int LARGEST_ENCRYPTED_PACKET = 16384;

    private final Server server;
    private final TlsSettings tls;
    private final WireFaults faults;
    private final Transport transport;
    private final PacketWriter packets;
    private long sent;

    Connection(Server server, TlsSettings tls, WireFaults faults, Transport transport) {
        this.server = server;
        this.tls = tls;
        this.faults = faults;
        this.transport = transport;
        this.packets = new PacketWriter(transport);
    }

    void run(ScheduledExecutorService timer, Duration loginTimeout) throws IOException, InterruptedException {
        Hello hello = hello(timer, loginTimeout);
        Login7 login = hello.login();
        Optional<TdsVersion> version = TdsVersion.of(login.version()).filter(v -> v != TdsVersion.V7_0);
        TokenStream out = new TokenStream(packets, version.orElse(TdsVersion.V7_1), server.name());
        try {
            check(hello, version.isPresent());
            Session session = logIn(login.request());
            new Conversation(session, transport, out).run(() -> welcome(hello, session, out));
        } catch (ServerError e) {
            refuse(login, e, out);
        }
    }

    private Session logIn(LoginRequest request) {
        try {
            return server.logIn(request);
        } finally {
            Arrays.fill(request.password(), '\0');
        }
    }

    private Hello hello(ScheduledExecutorService timer, Duration loginTimeout) throws IOException {
        ScheduledFuture<?> deadline = timer.schedule(() -> {
            transport.close();
            return null;
        }, loginTimeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return new Login(server, tls, transport, packets).await();
        } finally {
            deadline.cancel(false);
        }
    }

    private void check(Hello hello, boolean spoken) {
        if (!spoken) {
            throw ServerError.of(40000, 20, 1, "The practice lab speaks TDS 7.1 to 7.4 and 8.0; the client asked for version 0x%08X.".formatted(hello.login().version()));
        }
        if (tls.required() && !hello.encrypted()) {
            throw ServerError.of(17835, 20, 1, "Encryption is required to connect to this server but the client library does not support encryption; the connection has been closed.");
        }
        if (hello.login().integrated()) {
            throw ServerError.of(18452, 14, 1, "Login failed. The login is from an untrusted domain and cannot be used with Integrated authentication.");
        }
    }

    private void welcome(Hello hello, Session session, TokenStream out) {
        int size = granted(hello);
        int[] v = server.version();
        packets.agree(PacketWriter.DEFAULT_SIZE, session.id(), () -> { });
        out.write(EnvChange.database(session.database(), "master"));
        out.write(new ServerMessage(5701, 2, 0, "Changed database context to '" + session.database() + "'.", out.server(), "", 1));
        out.write(EnvChange.collation(Collation.USUAL));
        out.write(EnvChange.language("us_english"));
        out.write(new ServerMessage(5703, 1, 0, "Changed language setting to us_english.", out.server(), "", 1));
        out.write(new LoginAck(hello.login().version(), v[0], v[1], v[2]));
        out.write(EnvChange.packetSize(size, PacketWriter.DEFAULT_SIZE));
        SortedMap<Integer, byte[]> granted = granted(hello.login(), hello.nonce());
        if (!granted.isEmpty()) {
            out.write(new FeatureAck(granted));
        }
        out.write(Done.plain(Form.STATEMENT, 0));
        out.endMessage();
        packets.agree(size, session.id(), this::gate);
    }

    /** A token that was taken is acknowledged with the nonce of the client, if it gave one. */
    private static SortedMap<Integer, byte[]> granted(Login7 login, byte[] nonce) {
        SortedMap<Integer, byte[]> granted = new TreeMap<>();
        login.fedAuth().ifPresent(_ -> granted.put(FedAuth.FEATURE, nonce));
        if (login.features().contains(FeatureAck.UTF8)) {
            granted.put(FeatureAck.UTF8, new byte[] {1});
        }
        return granted;
    }

    private static int granted(Hello hello) {
        int asked = hello.login().packetSize() == 0 ? PacketWriter.DEFAULT_SIZE : hello.login().packetSize();
        return Math.clamp(asked, SMALLEST_PACKET, hello.encrypted() ? LARGEST_ENCRYPTED_PACKET : LARGEST_PACKET);
    }

    /** An unknown or closed database is told twice: as such, and as a failed login. */
    private void refuse(Login7 login, ServerError error, TokenStream out) throws IOException {
        out.write(ServerMessage.of(error, out.server()));
        if (error.number() == 4060) {
            out.write(new ServerMessage(18456, 1, 14, "Login failed for user '" + login.request().named() + "'.", out.server(), "", 1));
        }
        out.write(Done.plain(Form.STATEMENT, Done.ERROR));
        out.endMessage();
        transport.close();
    }

    private void gate() throws IOException {
        WireFaults.Fate fate = faults.packet(sent++);
        if (fate == WireFaults.Fate.SEND) {
            return;
        }
        try {
            Thread.sleep(fate.delay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        switch (fate.ending()) {
            case NONE -> { }
            case CLOSE -> transport.close();
            case RESET -> transport.reset();
        }
        if (fate.ending() != WireFaults.Ending.NONE) {
            throw new SocketException("cut by a fault");
        }
    }
}
