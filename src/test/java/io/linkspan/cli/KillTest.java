package io.linkspan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills the real process in the middle of a run, and goes on. */
class KillTest {

    private static final String MASTER_KEY = "Canary-0f-a-Killed-Run-7!";

    @TempDir
    Path folder;

    /** Starts the program as a process of its own, kills it when it has finished that many steps, and looks for secrets in what it leaves. */
    private void killedAfter(int steps, Path profile, Path home, String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                "io.linkspan.Main", "--profile", profile.toString(), "--home", home.toString(), "--yes"));
        line.addAll(List.of(command));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String secret = new ObjectMapper().readTree(profile.toFile()).at("/servers/0/authentication/password").asText();
        assertFalse(process.info().commandLine().orElseThrow().contains(secret), "a password is in the arguments");
        StringBuilder printed = new StringBuilder();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String next = out.readLine();
            while (next != null) {
                printed.append(next).append('\n');
                if (next.contains("[%2d/".formatted(steps))) {
                    ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly); // unlike the process's own method it leaves what was printed to be read
                }
                next = out.readLine();
            }
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(128 + 9, process.exitValue(), () -> "it was not killed: " + printed);
        holdsNoSecret(printed.toString(), profile);
        holdsNoSecretIn(home, profile);
    }

    private void holdsNoSecretIn(Path home, Path profile) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                holdsNoSecret(Files.readString(file, StandardCharsets.ISO_8859_1), profile);
            }
        }
    }

    private void holdsNoSecret(String text, Path profile) throws IOException {
        JsonNode secrets = new ObjectMapper().readTree(profile.toFile());
        for (String secret : List.of(MASTER_KEY, secrets.at("/azure/credential/secret").asText(), secrets.at("/servers/0/authentication/password").asText(),
                secrets.at("/instances/0/authentication/password").asText())) {
            assertTrue(secret.length() > 8, "a secret is missing");
            assertFalse(text.contains(secret), text);
        }
    }

    private JsonNode estate(Lab lab, Path profile) throws IOException {
        lab.writeProfile(profile);
        return new ObjectMapper().readTree(lab.ready());
    }

    private String[] create(JsonNode estate) throws IOException {
        return new String[] {"link", "create", "--database", estate.at("/sqlServers/0/databases/0").asText(), "--server", estate.at("/sqlServers/0/name").asText(),
            "--instance", estate.at("/managedInstances/0/name").asText(), "--name", "sales", "--master-key-password-file", password()};
    }

    private String password() throws IOException {
        return Files.writeString(folder.resolve("master-key-password"), MASTER_KEY + "\n").toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9, 12, 14})
    void resumeFinishesWhatAKilledProcessBegan(int steps) throws IOException, InterruptedException {
        Path profile = folder.resolve("profile.json");
        Path home = folder.resolve("home");
        try (Lab lab = Lab.start(Topology.find("default"), folder); Shell shell = new Shell(profile, home)) {
            JsonNode estate = estate(lab, profile);
            killedAfter(steps, profile, home, create(estate));
            assertEquals("interrupted", shell.json("run", "list").json().at("/runs/0/outcome").asText());
            Shell.Ran resumed = shell.json("run", "resume", "--yes", "--master-key-password-file", password());
            assertEquals(0, resumed.code(), resumed.out() + resumed.err());
            assertEquals("done", resumed.json().path("outcome").asText());
            holdsNoSecretIn(home, profile);
            Shell.Ran watched = shell.json("watch", "--once");
            assertEquals("healthy", watched.json().path("verdict").asText(), watched.out());
        }
    }

    @Test
    void undoTakesBackWhatAKilledProcessBegan() throws IOException, InterruptedException {
        Path profile = folder.resolve("profile.json");
        Path home = folder.resolve("home");
        try (Lab lab = Lab.start(Topology.find("default"), folder); Shell shell = new Shell(profile, home)) {
            JsonNode estate = estate(lab, profile);
            killedAfter(12, profile, home, create(estate));
            Shell.Ran undone = shell.json("run", "undo", "--yes");
            assertEquals(0, undone.code(), undone.out() + undone.err());
            assertEquals("undone", undone.json().path("outcome").asText());
            assertEquals(0, shell.json("link", "list").json().path("links").size());
            assertEquals("undone", shell.json("run", "list").json().at("/runs/0/outcome").asText());
        }
    }
}
