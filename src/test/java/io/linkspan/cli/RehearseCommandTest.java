package io.linkspan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rehearsals at the command line, beside a link of a practice estate. */
class RehearseCommandTest {

    @TempDir
    private static Path folder;

    private static Lab lab;
    private static Shell shell;

    @BeforeAll
    static void startsAnEstateWithALink() throws IOException {
        lab = Lab.start(Topology.find("default"), folder);
        Path profile = folder.resolve("profile.json");
        lab.writeProfile(profile);
        shell = new Shell(profile, folder.resolve("home"));
        Shell.Ran made = shell.json("link", "create", "--database", "Ferries", "--server", "HARBOUR01", "--instance", "quay-one", "--address", "10.0.0.4:5022", "--yes");
        assertEquals(0, made.code(), made.out() + made.err());
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (shell.json("check", "rehearse", "ferries").code() != 0) {
            assertTrue(System.nanoTime() < end, "the instance has no backup");
        }
    }

    @AfterAll
    static void stopsIt() {
        shell.close();
        lab.close();
    }

    private static Shell.Ran rehearse(String... more) {
        return shell.json(Stream.concat(Stream.of("link", "rehearse", "ferries", "--yes"), Stream.of(more)).toArray(String[]::new));
    }

    private static Path queries(String text) throws IOException {
        return Files.writeString(folder.resolve("queries.sql"), text);
    }

    @Test
    void itIsRunReportedAndShown() throws IOException {
        Shell.Ran ran = rehearse("--query-file", queries("-- title: All crossings\n-- expect: 1000\nSELECT COUNT(*) FROM dbo.Crossings\n").toString());
        assertEquals(0, ran.code(), ran.out() + ran.err());
        Shell.Ran show = shell.json("run", "show", ran.json().path("run").asText());
        Path page = Path.of(show.json().path("report").asText());
        assertEquals(ran.json().path("report").asText(), page.toString());
        assertTrue(Files.readString(page).contains("All crossings"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(page)));
        assertTrue(shell.run("run", "show", ran.json().path("run").asText()).out().contains("Report: " + page));
    }

    @Test
    void aFailedQueryIsAnExitCodeOfItsOwnAndLeavesNoCopy() throws IOException {
        Shell.Ran ran = rehearse("--query-file", queries("SELECT COUNT(*) FROM dbo.NoSuchTable").toString());
        assertEquals(7, ran.code());
        assertEquals("done", ran.json().path("outcome").asText());
        assertTrue(Files.readString(Path.of(ran.json().path("report").asText())).contains("failed"));
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingIsChanged() {
        int before = lab.changes().size();
        assertEquals(2, rehearse("--point-in-time", "yesterday").code());
        assertEquals(2, rehearse("--keep", "0").code());
        assertEquals(2, rehearse("--query-file", "/nowhere/at/all.sql").code());
        assertEquals(3, rehearse("--point-in-time", "2001-01-01T00:00:00Z").code());
        assertEquals(3, rehearse("--as", "Ferries").code());
        assertEquals(5, shell.json("link", "rehearse", "ferries").code());
        assertEquals(before, lab.changes().size());
    }

    @Test
    void aDryRunAndAScriptShowTheSameRequestsAndChangeNothing() {
        int before = lab.changes().size();
        JsonNode plan = rehearse("--dry-run", "--keep").json().path("plan");
        assertEquals("PUT", plan.path(1).path("call").path("method").asText());
        assertFalse(plan.toString().contains("delete-copy"));
        for (String format : new String[] {"tsql", "powershell", "az"}) {
            String script = shell.json("script", "rehearse", "ferries", "--format", format).json().path("script").asText();
            assertTrue(script.contains("PointInTimeRestore") && script.contains("ROLLBACK TRANSACTION") && script.contains("Ferries_rehearsal_"), script);
        }
        assertEquals(before, lab.changes().size());
    }
}
