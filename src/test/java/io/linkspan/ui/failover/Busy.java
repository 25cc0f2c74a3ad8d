package io.linkspan.ui.failover;

import io.linkspan.lab.LabMachine;
import io.linkspan.ui.Practice;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody at work in the database, with a transaction open until it is closed. */
record Busy(Connection connection) implements AutoCloseable {

    private static final AtomicInteger TABLES = new AtomicInteger();

    static Busy in(Practice practice) throws SQLException {
        LabMachine server = practice.lab().machines().stream().filter(machine -> !machine.managed()).findFirst().orElseThrow();
        Connection connection = DriverManager.getConnection("jdbc:sqlserver://" + server.host() + ":" + server.port() + ";databaseName=Ferries;trustServerCertificate=true;workstationID=APP01;applicationName=Timetable",
                server.user(), server.password());
        try (Statement statement = connection.createStatement()) {
            String table = "dbo.Logbook" + TABLES.incrementAndGet();
            statement.execute("CREATE TABLE " + table + " (id int)");
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO " + table + " (id) VALUES (1)");
        }
        return new Busy(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
