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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What scripts rely on: documents, exit codes, and that bad input changes nothing. */
class ContractTest {

    @TempDir
    static Path folder;

    private Lab lab;
    private Path profile;
    private Path home;
    private Shell shell;
    private JsonNode estate;

    @BeforeEach
    void startsAnEstate() throws IOException {
        lab = Lab.start(Topology.find("default"), folder);
        profile = Files.createTempDirectory(folder, "estate").resolve("profile.json");
        home = profile.resolveSibling("home");
        lab.writeProfile(profile);
        shell = new Shell(profile, home);
        estate = new com.fasterxml.jackson.databind.ObjectMapper().readTree(lab.ready());
    }

    @AfterEach
    void stopsIt() {
        shell.close();
        lab.close();
    }

    private String[] where(String... more) {
        return Stream.concat(Stream.of("--database", estate.at("/sqlServers/0/databases/0").asText(), "--server", server(), "--instance", instance()), Stream.of(more)).toArray(String[]::new);
    }

    private String server() {
        return estate.at("/sqlServers/0/name").asText();
    }

    private String instance() {
        return estate.at("/managedInstances/0/name").asText();
    }

    private Shell.Ran command(String first, String second, String... more) {
        return shell.json(Stream.concat(Stream.of(first, second), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void checksSayWhatWasMeasuredAndWhatIsRequired() {
        Shell.Ran ran = command("check", "create", where());
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertEquals("ready", ran.json().path("verdict").asText());
        assertTrue(ran.json().path("checks").size() > 15);
        ran.json().path("checks").forEach(check -> assertTrue(check.has("id") && check.has("title") && check.has("outcome") && check.has("measured") && check.has("required"), check.toString()));
    }

    @Test
    void aDryRunShowsThePlanAndChangesNothing() {
        Shell.Ran ran = command("link", "create", where("--name", "sales", "--dry-run"));
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertTrue(ran.json().path("plan").toString().contains("CREATE AVAILABILITY GROUP"));
        assertEquals(0, command("link", "list").json().path("links").size());
        assertEquals(List.of(), lab.changes());
        assertEquals(0, command("run", "list").json().path("runs").size());
    }

    @Test
    void aLinkIsMadeShownWatchedAndRemoved() {
        Shell.Ran created = command("link", "create", where("--name", "sales", "--yes"));
        assertEquals(0, created.code(), created.out() + created.err());
        assertEquals("done", created.json().path("outcome").asText());
        JsonNode links = command("link", "list").json().path("links");
        assertEquals(List.of("sales"), texts(links, "name"));
        assertEquals("PRIMARY", links.at("/0/roles/sql-server").asText());
        assertEquals("SECONDARY", links.at("/0/roles/managed-instance").asText());
        Shell.Ran shown = command("link", "show", "sales");
        assertEquals(0, shown.code(), shown.out() + shown.err());
        assertTrue(shown.json().at("/sqlServer/role/readAt").isTextual() || shown.json().at("/sqlServer/role/readAt").isNumber(), shown.out());
        Shell.Ran watched = command("watch", "--once");
        assertEquals(0, watched.code(), watched.out() + watched.err());
        assertEquals("healthy", watched.json().path("verdict").asText());
        assertEquals(List.of("done"), texts(command("run", "list").json().path("runs"), "outcome"));
        Shell.Ran removed = command("link", "remove", "sales", "--yes");
        assertEquals(0, removed.code(), removed.out() + removed.err());
        assertEquals(0, command("link", "list").json().path("links").size());
    }

    @Test
    void makingTheSameLinkAgainRepeatsOnlyWhatNoViewShows() {
        assertEquals(0, command("link", "create", where("--name", "sales", "--yes")).code());
        int before = lab.changes().size();
        Shell.Ran again = command("link", "create", where("--name", "sales", "--yes"));
        assertTrue(again.code() == 0 || again.code() == 3, again.out() + again.err());
        assertTrue(lab.changes().stream().skip(before).allMatch(change -> change.text().contains("sp_certificate_add_issuer")), () -> lab.changes().toString());
    }

    @Test
    void withoutConsentNothingIsChanged() {
        Shell.Ran ran = command("link", "create", where());
        assertEquals(5, ran.code(), ran.out() + ran.err());
        assertEquals(List.of(), lab.changes());
    }

    static Stream<List<String>> mistakes() {
        return Stream.of(List.of("nonsense"), List.of("link"), List.of("link", "create"), List.of("link", "show", "nope"), List.of("link", "remove", "nope", "--yes"),
                List.of("run", "show", "nope"), List.of("run", "resume"), List.of("check", "create", "--database", "x"), List.of("lab", "fault", "set", "no-such-fault"),
                List.of("link", "create", "--database", "no_such", "--server", "SERVER", "--instance", "INSTANCE", "--yes"),
                List.of("link", "create", "--database", "DATABASE", "--server", "no_such", "--instance", "INSTANCE", "--yes"),
                List.of("link", "create", "--database", "DATABASE", "--server", "SERVER", "--instance", "no_such", "--yes"),
                List.of("link", "create", "--database", "DATABASE", "--server", "SERVER", "--instance", "INSTANCE", "--name", "No Such Name", "--yes"),
                List.of("link", "create", "--database", "DATABASE", "--server", "SERVER", "--instance", "INSTANCE", "--address", "not an address", "--yes"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreToldInOneSentenceAndChangeNothing(List<String> arguments) {
        Shell.Ran ran = shell.json(arguments.stream().map(a -> a.replace("SERVER", server()).replace("INSTANCE", instance()).replace("DATABASE", estate.at("/sqlServers/0/databases/0").asText())).toArray(String[]::new));
        assertEquals(2, ran.code(), ran.out() + ran.err());
        assertFalse(ran.json().at("/problem/text").asText().isBlank(), ran.out());
        assertFalse(ran.err().contains("\tat "), ran.err());
        assertEquals(List.of(), lab.changes());
    }

    @Test
    void aSystemDatabaseIsBlocked() {
        Shell.Ran ran = shell.json("link", "create", "--database", "msdb", "--server", server(), "--instance", instance(), "--yes");
        assertEquals(3, ran.code(), ran.out() + ran.err());
        assertEquals("blocked", ran.json().path("outcome").asText());
        assertEquals(List.of(), lab.changes());
    }

    @Test
    void aWrongPasswordIsUnreachableAndNotRepeated() throws IOException {
        String text = Files.readString(profile);
        Files.writeString(profile, text.replace(estate.at("/sqlServers/0/password").asText(), "Wr0ng-password"));
        Shell.Ran ran = command("check", "create", where());
        assertEquals(6, ran.code(), ran.out() + ran.err());
        assertEquals(18456, ran.json().at("/problem/number").asInt());
        assertFalse((ran.out() + ran.err()).contains("Wr0ng-password"));
    }

    static Stream<String> garbage() {
        return Stream.of("", "{", "[]", "{\"name\":1}", "null", "\u0000\u0001", "{\"name\":\"x\",\"practice\":\"perhaps\"}");
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void aGarbageProfileIsToldInOneSentence(String text) throws IOException {
        Files.writeString(profile, text);
        Shell.Ran ran = shell.json("link", "list");
        assertEquals(2, ran.code(), ran.out() + ran.err());
        assertTrue(ran.json().at("/problem/text").asText().contains(profile.getFileName().toString()), ran.out());
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.path(field).asText()));
        return texts;
    }
}
