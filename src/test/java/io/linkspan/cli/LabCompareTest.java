package io.linkspan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabCompareTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;
    private Lab lab;
    private Shell shell;

    @BeforeEach
    void start() throws Exception {
        lab = Lab.start(Topology.find("default"), folder);
        Path profile = folder.resolve("profile.json");
        lab.writeProfile(profile);
        shell = new Shell(profile, folder.resolve("home"));
    }

    @AfterEach
    void stop() {
        shell.close();
        lab.close();
    }

    private Path answers(String server) {
        Path file = folder.resolve(server + ".json");
        Shell.Ran ran = shell.json("lab", "compare", "--server", server, "--out", file.toString());
        assertEquals(0, ran.code(), ran.out() + ran.err());
        return file;
    }

    @Test
    void aServerAnswersEverythingAndNothingIsChanged() throws Exception {
        JsonNode answers = JSON.readTree(Files.readString(answers("HARBOUR01"))).get("answers");
        assertTrue(answers.get("view sys.databases").asText().startsWith("name nvarchar(128) not null, database_id int not null"), answers.get("view sys.databases").asText());
        assertEquals("error 8134 severity 16 state 1", answers.get("error SELECT 1 / 0").asText());
        assertTrue(answers.get("value CAST(1 AS decimal(5, 2)) / 3").asText().endsWith(" 0.333333"), answers.toString());
        assertEquals("Microsoft SQL Server", answers.get("driver product").asText());
        answers.properties().forEach(a -> assertEquals(a.getKey().startsWith("error "), a.getValue().asText().startsWith("error "), a::toString));
        assertTrue(lab.changes().isEmpty(), () -> lab.changes().toString());
    }

    @Test
    void twoFilesShowWhereServersDiffer() throws Exception {
        Path server = answers("HARBOUR01");
        Path instance = answers("quay-one");
        JsonNode found = shell.json("lab", "compare", server.toString(), instance.toString()).json();
        assertTrue(found.get("questions").asInt() > 200);
        assertTrue(found.get("differences").findValuesAsText("question").contains("driver version"), found.toString());
        assertEquals(0, shell.json("lab", "compare", server.toString(), server.toString()).json().get("differences").size());

        ObjectNode changed = (ObjectNode) JSON.readTree(Files.readString(server));
        ((ObjectNode) changed.get("answers")).put("error SELECT 1 / 0", "error 1 severity 1 state 1").remove("driver quote");
        Path other = Files.writeString(folder.resolve("other.json"), changed.toString());
        Shell.Ran ran = shell.run("lab", "compare", server.toString(), other.toString());
        assertTrue(ran.out().contains("  < error 8134 severity 16 state 1") && ran.out().contains("2 of "), ran.out());
    }

    @Test
    void whatCannotBeComparedIsSaid() throws Exception {
        assertEquals(2, shell.run("lab", "compare").code());
        assertEquals(2, shell.run("lab", "compare", "--server", "nobody", "--out", folder.resolve("x").toString()).code());
        Path empty = Files.writeString(folder.resolve("empty.json"), "{}");
        assertEquals(2, shell.run("lab", "compare", empty.toString(), empty.toString()).code());
    }
}
