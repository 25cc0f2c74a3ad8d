package io.linkspan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairCommandTest {

    @TempDir
    private Path folder;

    @Test
    void twoPrimariesAreRepairedByConsentAndLedBack() throws Exception {
        try (Lab lab = Lab.start(Topology.find("default"), folder); Shell shell = new Shell(folder.resolve("profile.json"), folder.resolve("home"))) {
            lab.writeProfile(folder.resolve("profile.json"));
            assertEquals(0, shell.json("--yes", "link", "create", "--database", "Ferries", "--server", "HARBOUR01", "--instance", "quay-one", "--address", "10.0.0.4:5022").code());
            String[] repair = {"link", "repair", "ferries", "--keep", "managed-instance", "--save-to", "C:\\Saved\\"};
            assertEquals(3, shell.json(repair).code());
            shell.run("lab", "fault", "set", "kill", "--on", "HARBOUR01");
            Shell.Ran forced = shell.run("link", "failover", "ferries", "--to", "managed-instance", "--forced", "--accept-data-loss", "ferries unknown");
            assertTrue(forced.code() == 0 && forced.out().contains("linkspan link repair ferries --keep managed-instance"), forced.out() + forced.err());
            shell.run("lab", "fault", "clear");

            Shell.Ran check = shell.json("check", "repair", "ferries", "--keep", "managed-instance", "--save-to", "C:\\Saved\\");
            assertEquals("ready", check.json().path("verdict").asText(), check.out() + check.err());
            assertEquals(5, shell.json(repair).code());
            assertEquals(5, shell.json(with(repair, "--yes", "--accept-data-loss", "ferries drops managed-instance")).code());
            assertEquals(2, shell.json("link", "repair", "ferries", "--keep", "both", "--save-to", "C:\\Saved\\").code());
            Shell.Ran script = shell.json("script", "repair", "ferries", "--keep", "managed-instance", "--save-to", "C:\\Saved\\", "--format", "tsql");
            assertTrue(script.json().path("script").asText().contains("SET (ROLE = SECONDARY)"), script.out());

            Shell.Ran half = shell.json(with(repair, "--accept-data-loss", "ferries drops sql-server", "--lead-back"));
            assertEquals(4, half.code(), half.out() + half.err());
            assertEquals("repair done no-consent", half.json().path("task").asText() + " " + half.json().path("outcome").asText() + " " + half.json().at("/leadBack/problem/code").asText(), half.out());
            assertTrue(half.err().contains("linkspan link failover ferries --to sql-server"), half.err());
            assertEquals("PRIMARY", shell.json("link", "list").json().at("/links/0/roles/managed-instance").asText());
            assertEquals(0, shell.json("--yes", "link", "failover", "ferries", "--to", "sql-server").code());
            shell.run("lab", "fault", "set", "kill", "--on", "HARBOUR01");
            assertEquals(0, shell.json("link", "failover", "ferries", "--to", "managed-instance", "--forced", "--accept-data-loss", "ferries unknown").code());
            shell.run("lab", "fault", "clear");

            Shell.Ran done = shell.json(with(repair, "--yes", "--accept-data-loss", "ferries drops sql-server", "--lead-back"));
            assertEquals(0, done.code(), done.out() + done.err());
            assertEquals(1, done.out().lines().count(), done.out());
            JsonNode repaired = done.json();
            assertEquals("repair done", repaired.path("task").asText() + " " + repaired.path("outcome").asText());
            JsonNode save = StreamSupport.stream(repaired.path("steps").spliterator(), false).filter(step -> step.path("id").asText().equals("save")).findFirst().orElseThrow();
            assertTrue(save.at("/found/saved.device").asText().startsWith("C:\\Saved\\Ferries-sql-server-"), done.out());
            assertTrue(save.path("found").has("saved.lastLsn") && save.path("found").has("saved.finished"), done.out());
            assertEquals("failover done", repaired.at("/leadBack/task").asText() + " " + repaired.at("/leadBack/outcome").asText());
            assertTrue(repaired.at("/leadBack/interruption/seconds").isNumber(), done.out());
            assertEquals("PRIMARY", shell.json("link", "list").json().at("/links/0/roles/sql-server").asText());
        }
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }
}
