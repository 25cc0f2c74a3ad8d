package io.linkspan.plan.scenario;

import io.linkspan.lab.LabMachine;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Looks all the time whether both sides take writes at one moment: the one before and after the other, while the other does. */
final class RoleWatch implements AutoCloseable {

    private static final String UPDATEABLE = "SELECT CAST(DATABASEPROPERTYEX(N'Ferries', 'Updateability') AS nvarchar(60))";

    private static final Duration BETWEEN = Duration.ofMillis(2);

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final List<String> both = new CopyOnWriteArrayList<>();
    private final AtomicLong looks = new AtomicLong();
    private final Future<?> looking;
    private volatile boolean stopped;

    RoleWatch(LabMachine one, LabMachine other) {
        looking = thread.submit(() -> {
            try (Eye here = new Eye(one); Eye there = new Eye(other)) {
                while (!stopped) {
                    boolean before = here.seesWritable();
                    boolean between = there.seesWritable();
                    if (before && between && here.seesWritable()) {
                        both.add("both sides were writable at look " + looks.get());
                    }
                    looks.incrementAndGet();
                    LockSupport.parkNanos(BETWEEN.toNanos()); // leaves the processors to those who are looked at
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

    /** One machine, looked at over a connection that is made anew when it is lost. One that does not answer takes no writes. */
    private static final class Eye implements AutoCloseable {

        private final LabMachine machine;
        private @Nullable Connection connection;

        Eye(LabMachine machine) {
            this.machine = machine;
        }

        boolean seesWritable() throws SQLException {
            try {
                Connection open = connection;
                if (open == null) {
                    open = connect(machine);
                    connection = open;
                }
                try (Statement ask = open.createStatement(); ResultSet answer = ask.executeQuery(UPDATEABLE)) {
                    return answer.next() && "READ_WRITE".equals(answer.getString(1));
                }
            } catch (SQLException _) {
                close();
                return false;
            }
        }

        @Override
        public void close() throws SQLException {
            Connection open = connection;
            connection = null;
            if (open != null) {
                open.close();
            }
        }
    }

    private static Connection connect(LabMachine machine) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlserver://" + machine.host() + ":" + machine.port() + ";encrypt=true;trustServerCertificate=true;connectRetryCount=0;loginTimeout=5", machine.user(), machine.password());
    }

    @Override
    public void close() {
        stopped = true;
        thread.shutdownNow();
    }
}
