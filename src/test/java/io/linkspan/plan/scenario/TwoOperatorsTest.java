package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.LabMachine;
import io.linkspan.model.Side;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people at two computers, each with a state folder of their own, cannot work on one link. */
class TwoOperatorsTest {

    @TempDir
    private Path folder;

    /** A failover that waits for a transaction on the side that is primary, until that ends. */
    private Program waiting(Drill drill, String side) throws Exception {
        Program first = drill.program("link", "failover", "ferries", "--to", side);
        first.awaitPrinted("… Wait until nobody holds a transaction open");
        return first;
    }

    private Program second(Drill drill, String... command) throws Exception {
        return new Program(drill.profile(), Files.createDirectories(folder.resolve("second").resolve("home")), command);
    }

    private static void refused(Program second, String words) throws Exception {
        assertEquals(3, second.exit(), second::printed);
        assertTrue(second.printed().contains(words), second::printed);
        assertTrue(second.printed().contains(InetAddress.getLocalHost().getHostName()), second::printed);
        assertTrue(second.printed().contains("practice_admin"), second::printed);
    }

    @Test
    void theChecksTellTheSecondWhoHoldsTheLinkAndWhereAndTheFirstGoesOn() throws Exception {
        try (Drill drill = new Drill(folder, Task.BY_STATEMENT); Connection writer = open(drill.practice.machine(Side.SQL_SERVER)); Program first = waiting(drill, "managed-instance")) {
            try (Program second = second(drill, "link", "failover", "ferries", "--to", "managed-instance")) {
                refused(second, "Nothing else is under way: a run of ");
            }
            writer.rollback();
            assertEquals(0, first.exit(), first::printed);
        }
    }

    @Test
    void theLockOnTheLivingSideSufficesWhileTheOtherIsDead() throws Exception {
        try (Drill drill = new Drill(folder, Task.TO_SQL_SERVER); Connection _ = open(drill.practice.machine(Side.MANAGED_INSTANCE)); Program _ = waiting(drill, "sql-server")) {
            drill.practice.fault("kill", Practice.INSTANCE);
            try (Program second = second(drill, "link", "failover", "ferries", "--to", "sql-server", "--forced", "--accept-data-loss", "ferries unknown")) {
                refused(second, "Another run works on ferries");
            }
        }
    }

    private static Connection open(LabMachine machine) throws Exception {
        Connection connection = Writers.connect(machine);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT dbo.Written (n, writer) VALUES (1000, 0)");
        }
        return connection;
    }
}
