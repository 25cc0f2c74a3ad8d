package io.linkspan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptCommandTest {

    @TempDir
    private static Path folder;

    private static Lab lab;
    private static Shell shell;

    @BeforeAll
    static void startsAnEstate() throws IOException {
        lab = Lab.start(Topology.find("default"), folder);
        Path profile = folder.resolve("profile.json");
        lab.writeProfile(profile);
        shell = new Shell(profile, folder.resolve("home"));
    }

    @AfterAll
    static void stopsIt() {
        shell.close();
        lab.close();
    }

    private static Shell.Ran create(String database, String... more) {
        String[] words = {"script", "create", "--database", database, "--server", "HARBOUR01", "--instance", "quay-one", "--address", "10.0.0.4:5022"};
        return shell.json(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new));
    }

    @Test
    void writesAPlanOutAndChangesNothing() {
        Shell.Ran ran = create("Ferries", "--format", "powershell");
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertEquals("powershell", ran.json().path("format").asText());
        String script = ran.json().path("script").asText();
        assertTrue(script.startsWith("# PRACTICE"), script);
        assertTrue(script.contains("Plan " + ran.json().path("plan").asText()), script);
        assertTrue(lab.changes().isEmpty());
    }

    @Test
    void writesToAFileOnRequest() throws IOException {
        Path file = folder.resolve("create.sql");
        Shell.Ran ran = create("Ferries", "--format", "tsql", "--out", file.toString());
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertEquals(file.toString(), ran.json().path("file").asText());
        assertFalse(ran.json().hasNonNull("script"));
        assertTrue(Files.readString(file).contains("CREATE AVAILABILITY GROUP"));
    }

    @Test
    void writesNoPlanThatTheChecksForbid() {
        assertEquals(3, create("Archive", "--format", "az").code());
    }

    @Test
    void refusesALanguageThatItDoesNotSpeak() {
        assertEquals(2, create("Ferries", "--format", "bicep").code());
    }

    @Test
    void refusesALinkThatIsNotThere() {
        assertEquals(2, shell.json("script", "remove", "nowhere", "--format", "tsql").code());
    }
}
