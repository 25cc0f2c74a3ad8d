package io.linkspan.plan.scenario;

import io.linkspan.lab.LabMachine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Looks all the time whether both sides take writes at one moment: the one before and after the other, while the other does. */
final class RoleWatch implements AutoCloseable {

    private static final String UPDATEABLE = "SELECT CAST(DATABASEPROPERTYEX(N'Ferries', 'Updateability') AS nvarchar(60))";

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<String> both = new CopyOnWriteArrayList<>();
    private final AtomicLong looks = new AtomicLong();
    private final Future<?> looking;
    private volatile boolean stopped;

    RoleWatch(LabMachine one, LabMachine other) {
        looking = thread.submit(() -> {
            try (Connection a = connect(one); Connection b = connect(other); PreparedStatement here = a.prepareStatement(UPDATEABLE); PreparedStatement there = b.prepareStatement(UPDATEABLE)) {
                while (!stopped) {
                    boolean before = writable(here);
                    boolean between = writable(there);
                    if (before && between && writable(here)) {
                        both.add("both sides were writable at look " + looks.get());
                    }
                    looks.incrementAndGet();
                }
            }
            return null;
        });
    }

    /** Moments at which both were, once looking has ended. */
    List<String> bothWritable() throws Exception {
        stopped = true;
        looking.get();
        return both;
    }

    long looks() {
        return looks.get();
    }

    private static boolean writable(PreparedStatement ask) throws SQLException {
        try (ResultSet answer = ask.executeQuery()) {
            return answer.next() && "READ_WRITE".equals(answer.getString(1));
        }
    }

    private static Connection connect(LabMachine machine) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlserver://" + machine.host() + ":" + machine.port() + ";encrypt=true;trustServerCertificate=true", machine.user(), machine.password());
    }

    @Override
    public void close() {
        stopped = true;
        thread.shutdownNow();
    }
}
