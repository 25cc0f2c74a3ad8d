package io.linkspan.lab.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.type.Column;
import io.linkspan.lab.engine.type.SqlType;
import io.linkspan.lab.tsql.ResultSink.StatementKind;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever a client sends, the worst that happens is the end of its own connection. */
@Timeout(120)
class GarbageTest {

    private static final int ROUNDS = 300;

    @RegisterExtension
    static final ToyExtension TOY = new ToyExtension();

    @BeforeAll
    static void teach() {
        TOY.toy().on("one", (session, out) -> {
            out.columns(List.of(new Column("n", SqlType.INT)));
            out.row(new Object[] {1});
            out.done(StatementKind.SELECT, 1);
        });
    }

    private static void stillAnswers() throws SQLException {
        try (Connection connection = TOY.connect(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("one")) {
            assertTrue(rows.next());
        }
        Until.holds(() -> TOY.toy().sessions().isEmpty());
    }

    private static Random random() {
        long seed = System.nanoTime();
        System.out.println("seed of the garbage: " + seed);
        return new Random(seed);
    }

    /** Sends one message after the other, each once the one before is answered or stays without an answer, then reads until the server closes. */
    private static void send(byte[]... messages) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), TOY.port())) {
            OutputStream out = socket.getOutputStream();
            for (byte[] message : messages) {
                out.write(message);
                if (messages.length > 1) {
                    Packets.answer(socket, 100);
                }
            }
            socket.shutdownOutput();
            socket.setSoTimeout(10_000);
            socket.getInputStream().readAllBytes();
        } catch (EOFException _) {
            // the server has closed
        } catch (SocketException e) {
            assertTrue(e.getMessage().matches("(?i).*(reset|broken pipe).*"), e.getMessage());
        }
    }

    @Test
    void randomBytesEndTheirConnection() throws Exception {
        Random random = random();
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && random.nextBoolean()) {
                bytes[0] = new byte[] {0x10, 0x12, 0x16, 1, 3}[random.nextInt(5)];
            }
            send(bytes);
        }
        stillAnswers();
    }

    @Test
    void damagedLoginsEndTheirConnection() throws Exception {
        Random random = random();
        for (int i = 0; i < ROUNDS; i++) {
            send(Packets.packet(0x10, damaged(Packets.login7(0x74000004), random)));
        }
        stillAnswers();
    }

    @Test
    void damagedRequestsEndTheirConnection() throws Exception {
        Random random = random();
        byte[][] requests = {Packets.packet(1, damaged(Packets.batch("one"), random)), Packets.packet(3, Packets.call()), Packets.packet(0x0E, Packets.begin())};
        for (int i = 0; i < ROUNDS; i++) {
            int type = new int[] {1, 3, 0x0E, 7, 6}[random.nextInt(5)];
            byte[] payload = switch (type) {
                case 1 -> Packets.batch("one");
                case 3 -> Packets.call();
                default -> Packets.begin();
            };
            send(Packets.packet(0x10, Packets.login7(0x74000004)), Packets.packet(type, damaged(payload, random)), requests[random.nextInt(3)]);
        }
        stillAnswers();
    }

    private static byte[] damaged(byte[] message, Random random) {
        byte[] damaged = message.clone();
        for (int i = 0; i <= random.nextInt(4) && damaged.length > 0; i++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    @Test
    void undamagedRequestsAreAnswered() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), TOY.port())) {
            socket.getOutputStream().write(Packets.packet(0x10, Packets.login7(0x74000004)));
            socket.getOutputStream().write(Packets.packet(3, Packets.call()));
            socket.shutdownOutput();
            byte[] answers = socket.getInputStream().readAllBytes();
            assertEquals(4, answers[0]);
            assertTrue(new String(answers, java.nio.charset.StandardCharsets.UTF_16LE).length() > 100, "the damaged requests are damaged ones of good ones");
        }
    }

    @Test
    void endlessMessageIsCutOff() throws Exception {
        byte[] chunk = Packets.packet(1, 0, new byte[32_000]);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), TOY.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(Packets.packet(0x10, Packets.login7(0x74000004)));
            Until.holds(() -> !writes(out, chunk, 200));
        }
        stillAnswers();
    }

    private static boolean writes(OutputStream out, byte[] chunk, int times) {
        try {
            for (int i = 0; i < times; i++) {
                out.write(chunk);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void silentClientIsCutOff() throws Exception {
        try (TdsServer impatient = new TdsServer(TOY.toy(), new TlsSettings(javax.net.ssl.SSLContext.getDefault(), false, false), WireFaults.NONE, java.time.Duration.ofMillis(200));
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), impatient.address().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(0x12);
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void givenUpMessageIsAnsweredByOneDone() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), TOY.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(Packets.packet(0x10, Packets.login7(0x74000004)));
            Packets.readMessage(socket.getInputStream());
            out.write(Packets.packet(1, 0, Packets.batch("one")));
            out.write(Packets.packet(1, 3, new byte[0]));
            assertEquals("fd 02 00 00 00 00 00 00 00 00 00 00 00", Packets.hex(Packets.readMessage(socket.getInputStream())));
            out.write(Packets.packet(6, new byte[0]));
            assertEquals("fd 20 00 00 00 00 00 00 00 00 00 00 00", Packets.hex(Packets.readMessage(socket.getInputStream())));
        }
    }
}
