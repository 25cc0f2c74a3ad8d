package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.linkspan.check.Verdict;
import io.linkspan.cli.Shell;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.LinkState;
import io.linkspan.model.ReplicaView;
import io.linkspan.model.Side;
import io.linkspan.plan.EndsWorld;
import io.linkspan.plan.run.Operator;
import io.linkspan.plan.run.PlanRunner;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.Runs;
import io.linkspan.plan.task.local.LocalFailoverDraft;
import io.linkspan.plan.task.local.LocalFailoverTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The group under a link moves from node to node, as a user at the command line moves it. */
class LocalFailoverScenarioTest {

    @TempDir
    private Path folder;
    private Cluster cluster;
    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        cluster = new Cluster(folder);
        shell = new Shell(cluster.profileFile, folder.resolve("home"));
    }

    @AfterEach
    void close() {
        List<String> defects = cluster.lab.defects();
        shell.close();
        cluster.close();
        assertEquals(List.of(), defects);
    }

    private Shell.Ran move(String node, String... more) {
        String[] words = {"link", "failover-local", "ferries", "--to", node, "--yes"};
        return shell.json(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new));
    }

    private static void done(Shell.Ran ran) {
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertEquals("done", ran.json().path("outcome").asText());
    }

    private static JsonNode check(JsonNode document, String id) {
        for (JsonNode line : document.path("checks")) {
            if (line.path("id").asText().equals(id)) {
                return line;
            }
        }
        throw new AssertionError("no check " + id + " in " + document);
    }

    /** Until the instance has every row that the node has. */
    private List<Integer> caughtUp(String node) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        List<Integer> here = Writers.read(cluster.machine(node));
        while (!Writers.read(cluster.machine(Cluster.INSTANCE)).equals(here)) {
            assertTrue(System.nanoTime() < end, "the instance does not catch up");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return here;
    }

    @Test
    void underWritersNoAcknowledgedRowIsLostAndTheLinkGoesOnWhereverTheGroupIs() throws Exception {
        Set<Integer> acknowledged;
        try (Writers writers = new Writers(cluster.lab.machines())) {
            writers.start(8);
            for (String node : List.of("HARBOURB", "HARBOURA", "HARBOURB")) {
                int before = writers.acknowledged();
                Shell.Ran moved = move(node);
                done(moved);
                assertTrue(moved.json().at("/interruption/seconds").asDouble() > 0, moved.out());
                LinkSnapshot link = cluster.await(LinkState.SYNCHRONISING);
                assertEquals(node, link.server());
                assertEquals(Optional.of(node), link.seen(Side.SQL_SERVER).flatMap(ReplicaView::primaryNode));
                long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
                while (writers.acknowledged() < before + 50) {
                    assertTrue(System.nanoTime() < end, "nobody can write any more");
                    Thread.onSpinWait();
                }
            }
            acknowledged = writers.stop();
        }
        List<Integer> here = caughtUp("HARBOURB");
        assertEquals(here.size(), new HashSet<>(here).size());
        assertTrue(here.containsAll(acknowledged), () -> "lost " + acknowledged.stream().filter(n -> !here.contains(n)).toList());
    }

    @Test
    void aMoveThatIsHaltedAtEveryPlaceEndsLikeAnUndisturbedOne() {
        Halting halting = new Halting();
        try (LinkEnds ends = cluster.ends("HARBOURB")) {
            LinkReader reader = cluster.reader(ends);
            LocalFailoverDraft draft = LocalFailoverDraft.read(new LocalFailoverTask(Cluster.FERRIES, "HARBOURB", Cluster.INSTANCE, false), Optional.of("Ferries"), ends, reader, Clock.systemUTC());
            assertEquals(Verdict.READY, draft.check(_ -> { }).verdict());
            Runs runs = new Runs(folder.resolve("halting"), Clock.systemUTC());
            PlanRunner runner = new PlanRunner(runs, Clock.systemUTC(), Thread::sleep, Operator.current());
            EndsWorld world = new EndsWorld(ends, reader, name -> new char[0], Clock.systemUTC());
            RunResult result = Halting.throughAll(() -> runner.run(draft.plan(), world, halting), () -> runner.resume(runs.unfinished().run(), world, halting));
            assertEquals(RunOutcome.DONE, result.outcome(), result.problem()::toString);
        }
        assertTrue(halting.places.size() > 8, halting.places::toString);
        assertEquals("HARBOURB", cluster.await(LinkState.SYNCHRONISING).server());
        assertEquals(1, cluster.lab.changes().stream().filter(change -> change.text().endsWith("[HarbourAG] FAILOVER")).count());
    }

    @Test
    void aProfileThatNamesOnlyTheNodeThatWasPrimaryIsToldWhichOneIs() throws Exception {
        done(move("HARBOURB"));
        ObjectMapper json = new ObjectMapper();
        JsonNode profile = json.readTree(cluster.profileFile.toFile());
        ArrayNode servers = (ArrayNode) profile.path("servers");
        servers.removeIf(server -> !server.path("name").asText().equals("HARBOURA"));
        Path narrow = Files.writeString(folder.resolve("narrow.json"), json.writeValueAsString(profile));
        Files.setPosixFilePermissions(narrow, Files.getPosixFilePermissions(cluster.profileFile));
        try (Shell one = new Shell(narrow, folder.resolve("other-home"))) {
            Shell.Ran show = one.json("link", "show", "ferries");
            assertEquals(7, show.code());
            assertEquals("Unknown", show.json().path("state").asText());
            JsonNode finding = show.json().path("findings").get(0);
            assertTrue(finding.path("text").asText().contains("HARBOURB is its primary"), show.out());
            assertTrue(finding.path("next").asText().contains("listener"), show.out());
            JsonNode checks = one.json("check", "failover", "ferries", "--to", "managed-instance").json();
            assertEquals("broke", check(checks, "FO-01").path("outcome").asText());
            assertTrue(check(checks, "FO-01").path("why").asText().contains("HARBOURB"), checks::toString);
        }
        assertEquals("HARBOURB", shell.json("link", "show", "ferries").json().path("sqlServer").path("primaryNode").path("value").asText());
        assertEquals("HARBOURB", shell.json("link", "list").json().path("links").get(0).path("server").asText());
    }

    @Test
    void aNodeThatCommitsAsynchronouslyOrIsPrimaryTakesNothingOver() {
        Shell.Ran late = shell.json("check", "failover-local", "ferries", "--to", "HARBOURC");
        assertEquals(3, late.code());
        assertEquals("failed", check(late.json(), "LF-02").path("outcome").asText());
        assertEquals("passed", check(late.json(), "LF-03").path("outcome").asText());
        assertEquals("passed", check(late.json(), "LF-04").path("outcome").asText());
        int before = cluster.lab.changes().size();
        assertEquals("failed", check(move("HARBOURA").json(), "LF-01").path("outcome").asText());
        assertEquals(2, move("HARBOURZ").code());
        assertEquals(before, cluster.lab.changes().size());
        String script = shell.json("script", "failover-local", "ferries", "--to", "HARBOURB", "--format", "tsql").json().path("script").asText();
        assertTrue(script.contains("ALTER AVAILABILITY GROUP [HarbourAG] FAILOVER"), script);
        assertEquals(before, cluster.lab.changes().size());
    }

    @Test
    void byForceTheSecondNodeTakesOverFromADeadOneAndTheLinkGoesOn() throws Exception {
        cluster.fault("kill", "HARBOURA");
        assertEquals(3, move("HARBOURB").code());
        assertEquals(5, move("HARBOURB", "--forced").code());
        Shell.Ran forced = move("HARBOURB", "--forced", "--accept-data-loss", "ferries unknown");
        done(forced);
        assertTrue(forced.json().path("interruption").isNull(), "when the dead one took its last write nobody knows");
        assertEquals("HARBOURB", cluster.link("ferries").server());
        cluster.estate.servers().get(1).execute("INSERT Ferries.dbo.Written (n, writer) VALUES (-1, 0)");
        assertEquals(List.of(-1), caughtUp("HARBOURB"));
    }
}
