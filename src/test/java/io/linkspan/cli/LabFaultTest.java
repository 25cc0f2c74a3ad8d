package io.linkspan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.cli.lab.Labs;
import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import io.linkspan.model.profile.Profile;
import io.linkspan.settings.Profiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults set from the command line, and what the command line then says of the link. */
class LabFaultTest {

    @TempDir
    Path folder;

    private Lab lab;
    private Shell shell;
    private Profile estate;

    @BeforeEach
    void startsAnEstate() throws IOException {
        lab = Lab.start(Topology.find("default"), folder);
        Path profile = folder.resolve("profile.json");
        lab.writeProfile(profile);
        estate = Profiles.read(profile);
        shell = new Shell(profile, folder.resolve("home"));
    }

    @AfterEach
    void stopsIt() {
        shell.close();
        lab.close();
    }

    private Shell.Ran create() {
        return shell.json("link", "create", "--database", Labs.firstDatabase(lab), "--server", estate.servers().getFirst().name(), "--instance", estate.instances().getFirst().name(),
                "--name", "sales", "--yes");
    }

    private void done(Shell.Ran ran) {
        assertEquals(0, ran.code(), ran.out() + ran.err());
    }

    private Shell.Ran fault(String... arguments) {
        Shell.Ran ran = shell.json(Stream.concat(Stream.of("lab", "fault"), Stream.of(arguments)).toArray(String[]::new));
        done(ran);
        return ran;
    }

    /** Looks again and again; every look reads all machines, so there is nothing to spin on. */
    private Shell.Ran watchUntil(Predicate<Shell.Ran> holds) {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        Shell.Ran ran = shell.json("watch", "--once");
        while (!holds.test(ran)) {
            assertTrue(Instant.now().isBefore(end), "it did not come true: " + ran.out());
            ran = shell.json("watch", "--once");
        }
        return ran;
    }

    @Test
    void faultsAreListedWhileTheyAreSet() {
        int id = fault("set", "slow-path", "--on", estate.instances().getFirst().name(), "--value", "64k").json().at("/faults/0/id").asInt();
        assertEquals("slow-path", fault("list").json().at("/faults/0/kind").asText());
        fault("clear", Integer.toString(id));
        assertEquals(0, fault("list").json().path("faults").size());
    }

    @Test
    void aCutPathIsSeenAndHealsByItself() {
        done(create());
        fault("set", "cut-path", "--on", "sales");
        Shell.Ran cut = watchUntil(ran -> ran.code() == 7 && ran.out().contains("disconnected"));
        assertEquals("unhealthy", cut.json().path("verdict").asText());
        fault("clear");
        watchUntil(ran -> ran.code() == 0);
    }

    @Test
    void aDeadServerBlanksNothingElse() {
        done(create());
        fault("set", "kill", "--on", estate.servers().getFirst().name());
        Shell.Ran shown = shell.json("link", "show", "sales");
        assertEquals(7, shown.code(), shown.out() + shown.err());
        assertTrue(shown.json().at("/sqlServer/role").has("unknownSince"), shown.out());
        assertEquals("SECONDARY", shown.json().at("/managedInstance/role/value").asText());
        assertNotEquals("healthy", shell.json("watch", "--once").json().path("verdict").asText());
        fault("clear");
        watchUntil(ran -> ran.code() == 0);
    }

    @Test
    void aCreationThatAzureRefusesCanBeResumed() {
        fault("set", "arm-error", "--on", estate.instances().getFirst().name(), "--value", "PUT:ManagedInstanceIsBusy");
        Shell.Ran stopped = create();
        assertEquals(4, stopped.code(), stopped.out() + stopped.err());
        assertTrue(stopped.out().contains("ManagedInstanceIsBusy"), stopped.out());
        assertEquals("managed-instance", stopped.json().at("/problem/side").asText());
        fault("clear");
        done(shell.json("run", "resume", "--yes"));
        assertEquals(0, shell.json("watch", "--once").code());
    }

    @Test
    void aLostAnswerIsReadAgainNotRepeatedBlindly() {
        fault("set", "arm-lose-answer", "--on", estate.instances().getFirst().name());
        done(create());
        assertEquals(0, shell.json("watch", "--once").code());
    }
}
