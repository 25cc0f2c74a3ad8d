package io.linkspan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants secrets, goes through good and bad runs, and looks for them wherever anything is written. */
class SecretsTest {

    private static final String MASTER_KEY = "Canary-0f-the-Master-Key-7!";

    @TempDir
    Path folder;

    private Lab lab;
    private Path profile;
    private Path home;
    private JsonNode estate;
    private final List<String> printed = new ArrayList<>();

    @BeforeEach
    void startsAnEstate() throws IOException {
        lab = Lab.start(Topology.find("default"), folder);
        profile = folder.resolve("profile.json");
        home = folder.resolve("home");
        lab.writeProfile(profile);
        estate = new ObjectMapper().readTree(lab.ready());
    }

    @AfterEach
    void stopsIt() {
        lab.close();
    }

    private int run(Path with, String... arguments) {
        try (Shell shell = new Shell(with, home)) {
            Shell.Ran ran = shell.run(arguments);
            printed.add(ran.out());
            printed.add(ran.err());
            return ran.code();
        }
    }

    private String[] create(String... more) {
        return Stream.concat(Stream.of("link", "create", "--database", estate.at("/sqlServers/0/databases/0").asText(), "--server", estate.at("/sqlServers/0/name").asText(),
                "--instance", estate.at("/managedInstances/0/name").asText(), "--yes"), Stream.of(more)).toArray(String[]::new);
    }

    /** The profile with one text in it replaced. */
    private Path bent(String old, String by) throws IOException {
        Path bent = Files.createTempFile(folder, "bent", ".json");
        String text = Files.readString(profile);
        assertTrue(text.contains(old), old);
        Files.writeString(bent, text.replace(old, by));
        return bent;
    }

    @Test
    void noSecretIsWrittenAnywhereAfterGoodAndBadRuns() throws IOException {
        Path password = folder.resolve("master-key-password");
        Files.writeString(password, MASTER_KEY + "\n");
        JsonNode secrets = new ObjectMapper().readTree(profile.toFile());
        List<String> canaries = new ArrayList<>(List.of(MASTER_KEY, "Wr0ng-Canary-Password", secrets.at("/azure/credential/secret").asText()));
        secrets.path("servers").forEach(server -> canaries.add(server.at("/authentication/password").asText()));
        secrets.path("instances").forEach(instance -> canaries.add(instance.at("/authentication/password").asText()));
        canaries.forEach(canary -> assertTrue(canary.length() >= 8, "a canary is missing"));

        assertEquals(6, run(bent(estate.at("/sqlServers/0/password").asText(), "Wr0ng-Canary-Password"), create()));
        assertTrue(List.of(3, 6).contains(run(bent(secrets.at("/azure/credential/secret").asText(), "Wr0ng-Canary-Password"), create())), () -> printed.toString());
        assertEquals(6, run(bent(secrets.at("/servers/0/trust/certificate").asText().replace("\n", "\\n"), another()), create()));
        assertEquals(0, run(profile, create("--name", "sales", "--master-key-password-file", password.toString())));
        assertEquals(0, run(profile, "run", "list"));
        assertEquals(0, run(profile, "run", "show", runId()));
        assertEquals(0, run(profile, "link", "show", "sales"));
        assertEquals(0, run(profile, "link", "remove", "sales", "--yes"));

        List<String> written = new ArrayList<>(printed);
        written.add(lab.changes().toString());
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                written.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertTrue(written.size() > printed.size() + 1, "no journal was found to search");
        for (String canary : canaries) {
            written.forEach(text -> assertFalse(text.contains(canary), () -> "found " + canary.substring(0, 4) + "… in: " + text));
        }
    }

    /** A root that vouches for nothing here. */
    private String another() {
        return new ObjectMapper().getNodeFactory().textNode(OtherRoot.PEM).toString().replaceAll("^\"|\"$", "");
    }

    private String runId() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("runs"))) {
            return files.map(file -> file.getFileName().toString().replace(".jsonl", "")).findFirst().orElseThrow();
        }
    }

    @Test
    void stateIsForItsOwnerOnly() throws IOException {
        assertEquals(0, run(profile, create("--name", "sales")));
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                Set<PosixFilePermission> others = Files.getPosixFilePermissions(file);
                others.removeAll(PosixFilePermissions.fromString("rwx------"));
                assertEquals(Set.of(), others, file.toString());
            }
        }
    }
}
