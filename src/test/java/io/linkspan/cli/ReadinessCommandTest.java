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
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readiness, parity and aftercare of a link, as people and scripts ask for them. */
class ReadinessCommandTest {

    @TempDir
    private static Path folder;

    private static Lab lab;
    private static Shell shell;

    @BeforeAll
    static void linksADatabase() throws IOException {
        lab = Lab.start(Topology.find("default"), folder);
        Path profile = folder.resolve("profile.json");
        lab.writeProfile(profile);
        shell = new Shell(profile, folder.resolve("home"));
        assertEquals(0, shell.run("--yes", "link", "create", "--database", "Ferries", "--server", "HARBOUR01", "--instance", "quay-one").code());
    }

    @AfterAll
    static void stopsIt() {
        shell.close();
        lab.close();
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false).map(node -> node.path(field).asText()).toList();
    }

    @Test
    void theVerdictComesFirstAndThenARowAReason() {
        Shell.Ran ran = shell.run("check", "failover", "ferries", "--to", "managed-instance");
        assertEquals(0, ran.code(), ran.out() + ran.err());
        List<String> lines = ran.out().lines().toList();
        assertEquals("Ready: yes", lines.getFirst());
        assertTrue(lines.get(1).contains("FO-01"), ran.out());
        Shell.Ran no = shell.run("check", "failover", "ferries", "--to", "sql-server");
        assertEquals(3, no.code());
        assertEquals("Ready: no", no.out().lines().findFirst().orElseThrow());
    }

    @Test
    void theDocumentHasEveryCheckOnce() {
        JsonNode document = shell.json("check", "failover", "ferries", "--to", "managed-instance").json();
        assertEquals("ready", document.path("verdict").asText());
        assertEquals(List.of("FO-01", "FO-02", "FO-03", "FO-04", "FO-05", "FO-06", "FO-07", "FO-08", "FO-09", "FO-10", "FO-11", "FO-12", "SRV-01", "SRV-07"), texts(document.path("checks"), "id"));
    }

    @Test
    void limitsAreTheOperatorsAndWrongOnesAreSaid() {
        Shell.Ran ran = shell.run("check", "failover", "ferries", "--to", "managed-instance", "--limit", "certificate=3000", "--limit", "queue=7");
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().contains("both valid, 3000 days left"), ran.out());
        Shell.Ran none = shell.run("check", "failover", "ferries", "--to", "managed-instance", "--limit", "lag=soon");
        assertEquals(2, none.code());
        assertTrue(none.err().contains("The limit lag is a whole number (seconds) from 0 to 86400, not \"soon\"."), none.err());
        assertTrue(shell.run("check", "failover", "ferries", "--to", "managed-instance", "--limit", "luck=1").err().contains("There is no limit \"luck\"."));
    }

    @Test
    void parityIsADocumentAndAScriptThatOnlyItsOwnerReads() throws IOException {
        JsonNode document = shell.json("check", "parity", "ferries").json();
        assertEquals("managed-instance", document.path("to").asText());
        assertTrue(texts(document.path("objects"), "name").contains("harbour_app"), document::toString);
        Path file = folder.resolve("parity.sql");
        assertEquals(0, shell.run("script", "parity", "ferries", "--out", file.toString()).code());
        String script = Files.readString(file);
        assertTrue(script.contains("CREATE LOGIN [harbour_app]") && !script.contains("0x0200"), script);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertFalse(lab.changes().stream().anyMatch(change -> change.text().contains("harbour_app")));
    }

    @Test
    void whatWasNeverCutOverHasNoAftercareAndAWrongWordIsAMistakeOfTheCaller() {
        assertEquals(2, shell.json("check", "aftercare", "ferries").code());
        assertEquals(2, shell.json("check", "parity", "ferries", "--to", "nowhere").code());
        assertEquals(2, shell.json("check", "parity", "nowhere").code());
        assertEquals(2, shell.json("link", "remove", "ferries", "--also-drop", "roof").code());
        assertEquals(2, shell.json("script", "failback", "ferries", "--container", "http://x", "--format", "tsql").code());
    }

    @Test
    void aRemovalShowsWhatGoesBesidesTheLink() {
        JsonNode document = shell.json("link", "remove", "ferries", "--also-drop", "trust,certificate,endpoint", "--dry-run").json();
        List<String> steps = texts(document.path("plan"), "id");
        assertEquals(List.of("identify", "delete-link", "drop-distributed-group", "drop-availability-group", "delete-trust-certificate", "drop-instance-certificate", "drop-endpoint", "drop-endpoint-certificate"), steps);
        assertFalse(texts(shell.json("link", "remove", "ferries", "--dry-run").json().path("plan"), "id").contains("drop-endpoint"));
    }
}
