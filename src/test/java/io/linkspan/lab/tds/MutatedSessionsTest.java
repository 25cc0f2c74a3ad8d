package io.linkspan.lab.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.tsql.Shell;
import io.linkspan.lab.tsql.admin.Administration;
import io.linkspan.lab.tsql.run.InstanceServer;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the driver of Microsoft really sends, damaged at random: at worst its own connection ends, and never by a defect of the lab. Seeds are printed; {@code -Dlab.seed} repeats one, {@code -Dlab.rounds} says how many. */
@Timeout(180)
class MutatedSessionsTest {

    private static final int ROUNDS = Integer.getInteger("lab.rounds", 120);
    private static final int UNANSWERED = 150;
    /** Seeds that once found something. */
    private static final long[] KEPT = {};
    private static final int[] EXTREMES = {0, 1, 0x7FFF, 0xFFFE, 0xFFFF, 0x7FFFFFFF, -1, -2, 0x10000000};

    @TempDir
    static Path folder;

    private static final Queue<Throwable> DEFECTS = new ConcurrentLinkedQueue<>();
    private static Thread.UncaughtExceptionHandler before;
    private static Shell shell;
    private static TdsServer server;
    private static List<byte[]> session;

    @BeforeAll
    static void record() throws Exception {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> DEFECTS.add(e));
        shell = Shell.open(InstanceSpec.sqlServer("SQL1", "10.0.0.4", "16.0.4165.4", Edition.ENTERPRISE), folder);
        server = new TdsServer(new InstanceServer(shell.instance(), Administration::execute), new TlsSettings(new TestCertificates().context(), true, false), WireFaults.NONE);
        try (Recorder recorder = new Recorder(server.address().getPort())) {
            try (Connection connection = open(recorder.port())) {
                use(connection);
            }
            session = recorder.packets();
        }
        assertTrue(session.size() > 10, () -> session.size() + " packets");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private static Connection open(int port) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlserver://localhost:" + port + ";user=dba;databaseName=Sales;encrypt=false;loginTimeout=20;connectRetryCount=0;password=" + Shell.PASSWORD);
    }

    /** A batch, calls with every kind of parameter, prepared handles, a transaction, a cursor, a value over several packets, errors, a reset. */
    private static void use(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table #t (i int primary key, n decimal(9,2), t nvarchar(max), b varbinary(20), d datetime2)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("insert #t values (?, ?, ?, ?, ?)")) {
                for (int i = 0; i < 4; i++) {
                    insert.setInt(1, i);
                    insert.setBigDecimal(2, new BigDecimal("-1.25"));
                    insert.setString(3, i == 3 ? "ä".repeat(6000) : null);
                    insert.setBytes(4, new byte[] {1, 2});
                    insert.setTimestamp(5, Timestamp.valueOf("2024-02-29 23:59:58.123"));
                    insert.executeUpdate();
                }
            }
            connection.rollback(connection.setSavepoint("half"));
            connection.commit();
            try (ResultSet rows = statement.executeQuery("select cast(1 as sql_variant), N'日本', * from #t; select 1 / 0")) {
                assertTrue(rows.next());
            }
            connection.setAutoCommit(true);
        }
        try (Statement scrolled = connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY); ResultSet rows = scrolled.executeQuery("select i from #t")) {
            assertTrue(rows.last());
        }
        try (Statement statement = connection.createStatement(); ResultSet rows = connection.getMetaData().getTables(null, null, "t%", null)) {
            statement.setQueryTimeout(20);
            rows.next();
            statement.execute("select name from sys.databases");
        }
    }

    @Test
    void aSessionAsItWasIsAnswered() throws Exception {
        int answered = replay(session, false);
        assertTrue(answered > 5000, () -> answered + " bytes: the damaged sessions are damaged ones of good ones");
        settled(0);
    }

    @Test
    void aDamagedSessionEndsAtWorstItself() throws Exception {
        for (long seed : KEPT) {
            damaged(seed);
        }
        long seed = Long.getLong("lab.seed", new Random().nextLong());
        for (int i = 0; i < ROUNDS; i++) {
            damaged(seed + i);
        }
        settled(seed);
    }

    private static void settled(long seed) throws SQLException {
        try (Connection connection = open(server.address().getPort()); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("select 1")) {
            assertTrue(rows.next());
        }
        Until.holds(() -> shell.instance().sessions().all().size() == 1);
        assertEquals(List.of(), List.copyOf(DEFECTS), "first seed " + seed);
    }

    private static void damaged(long seed) throws IOException {
        Random random = new Random(seed);
        List<byte[]> packets = new ArrayList<>(session);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(packets.size());
            switch (random.nextInt(8)) {
                case 0 -> packets.remove(at);
                case 1 -> packets.add(random.nextInt(packets.size()), packets.get(at));
                case 2 -> packets.set(at, Arrays.copyOf(packets.get(at), random.nextInt(packets.get(at).length)));
                case 3 -> packets.set(at, flipped(packets.get(at), 0, random));
                case 4 -> packets.set(at, oversized(packets.get(at), random));
                case 5 -> packets.add(at, new byte[] {6, 1, 0, 8, 0, 0, 1, 0}); // an attention in between
                default -> packets.set(at, flipped(packets.get(at), 8, random));
            }
        }
        int defects = DEFECTS.size();
        replay(packets, random.nextInt(10) == 0);
        if (DEFECTS.size() > defects) {
            throw new AssertionError("seed " + seed, DEFECTS.peek());
        }
    }

    /** Some bytes behind the first few are others. */
    private static byte[] flipped(byte[] packet, int from, Random random) {
        byte[] flipped = packet.clone();
        for (int i = 0; i <= random.nextInt(4) && flipped.length > from; i++) {
            flipped[from + random.nextInt(flipped.length - from)] = (byte) random.nextInt();
        }
        return flipped;
    }

    /** A length, a count or an offset says more than there is. */
    private static byte[] oversized(byte[] packet, Random random) {
        byte[] oversized = packet.clone();
        int width = random.nextBoolean() ? 2 : 4;
        if (oversized.length > 8 + width) {
            int value = EXTREMES[random.nextInt(EXTREMES.length)];
            int at = 8 + random.nextInt(oversized.length - 8 - width);
            ByteBuffer number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
            System.arraycopy(number.array(), 0, oversized, at, width);
        }
        return oversized;
    }

    /** Logs in, sends message after message, each once the one before is answered or stays without an answer, and closes half or cuts the connection off. @return bytes that came back */
    private static int replay(List<byte[]> packets, boolean cut) throws IOException {
        int answered = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream().write(Packets.packet(0x10, Packets.login7(0x74000004, "dba", Shell.PASSWORD)));
            answered += Packets.answer(socket, 30_000);
            for (byte[] packet : packets) {
                socket.getOutputStream().write(packet);
                answered += packet.length > 1 && (packet[1] & 1) != 0 ? Packets.answer(socket, UNANSWERED) : 0;
            }
            if (cut) {
                socket.setSoLinger(true, 0);
                return answered;
            }
            socket.shutdownOutput();
            socket.setSoTimeout(30_000);
            return answered + socket.getInputStream().readAllBytes().length;
        } catch (SocketException | EOFException e) {
            return answered; // the server has closed
        }
    }
}
