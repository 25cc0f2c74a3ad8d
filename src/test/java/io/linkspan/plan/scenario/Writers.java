package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.LabMachine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Applications that write all the time, to whichever machine lets them, each over a plain connection of its own; remembers what was acknowledged. */
final class Writers implements AutoCloseable {

    private final List<LabMachine> machines;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> all = new ArrayList<>();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean stopped;

    Writers(List<LabMachine> machines) {
        this.machines = machines;
    }

    static void prepare(LabMachine server) throws SQLException {
        try (Connection connection = connect(server); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE dbo.Written (n int NOT NULL PRIMARY KEY, writer int NOT NULL)");
        }
    }

    void start(int count) {
        for (int writer = 0; writer < count; writer++) {
            int me = writer;
            all.add(threads.submit(() -> write(me)));
        }
    }

    /** Ends them, and gives what was acknowledged. */
    Set<Integer> stop() throws Exception {
        stopped = true;
        for (Future<?> writer : all) {
            writer.get();
        }
        return new TreeSet<>(acknowledged);
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** One row. */
    static void write(LabMachine machine, int n) throws SQLException {
        try (Connection connection = connect(machine); PreparedStatement insert = connection.prepareStatement("INSERT dbo.Written (n, writer) VALUES (?, 0)")) {
            insert.setInt(1, n);
            insert.execute();
        }
    }

    /** Waits until so many writes were acknowledged. */
    void await(int count) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (acknowledged() < count) {
            assertTrue(System.nanoTime() < end, "nobody can write any more");
            Thread.onSpinWait();
        }
    }

    /** Every row of the table as a machine shows it, doubles and all. */
    static List<Integer> read(LabMachine machine) throws SQLException {
        try (Connection connection = connect(machine); ResultSet rows = connection.createStatement().executeQuery("SELECT n FROM dbo.Written ORDER BY n")) {
            List<Integer> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getInt(1));
            }
            return found;
        }
    }

    private void write(int me) {
        for (int turn = me; !stopped; turn++) {
            try (Connection connection = connect(machines.get(turn % machines.size())); PreparedStatement insert = connection.prepareStatement("INSERT dbo.Written (n, writer) VALUES (?, ?)")) {
                while (!stopped) {
                    int n = next.getAndIncrement();
                    insert.setInt(1, n);
                    insert.setInt(2, me);
                    insert.execute();
                    acknowledged.add(n);
                }
            } catch (SQLException _) {
                // this machine takes no writes now, or the connection was cut and the row may or may not stand: on to the other one
                Thread.onSpinWait();
            }
        }
    }

    static Connection connect(LabMachine machine) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlserver://" + machine.host() + ":" + machine.port() + ";databaseName=Ferries;encrypt=true;trustServerCertificate=true;loginTimeout=10;connectRetryCount=0",
                machine.user(), machine.password());
    }

    @Override
    public void close() {
        stopped = true;
        threads.shutdownNow();
    }
}
