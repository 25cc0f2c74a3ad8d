package io.linkspan.ui.repair;

import io.linkspan.lab.LabMachine;
import io.linkspan.ui.Place;
import io.linkspan.ui.Practice;
import io.linkspan.ui.TwoPrimaries;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A test of the guide, over a link that has two primaries and that its test may repair. */
abstract class Guided extends UiTest {

    @TempDir
    static Path folder;

    static Practice practice;
    static Place.Link link;

    final Visited visited = new Visited();
    RepairWizard wizard;

    @BeforeAll
    static void begin() throws Exception {
        practice = new Practice(folder, Platform::runLater);
        link = practice.link();
        TwoPrimaries.make(practice, link);
        for (LabMachine machine : practice.lab().machines()) {
            if (machine.name().equals(link.server()) || machine.name().equals(link.instance())) {
                write(machine);
            }
        }
    }

    /** A row that only this side has. */
    private static void write(LabMachine machine) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlserver://" + machine.host() + ":" + machine.port() + ";databaseName=Ferries;trustServerCertificate=true", machine.user(), machine.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE dbo.Apart (id int)");
            statement.execute("INSERT INTO dbo.Apart (id) VALUES (1)");
        }
    }

    @AfterAll
    static void end() {
        practice.close();
    }

    @Override
    protected Parent build() {
        wizard = new RepairWizard(link, Optional.empty(), practice.work(), visited);
        return new StackPane();
    }

    @AfterEach
    void close() {
        fx(() -> wizard.stage().close());
    }

    RepairModel model() {
        return wizard.model();
    }
}
