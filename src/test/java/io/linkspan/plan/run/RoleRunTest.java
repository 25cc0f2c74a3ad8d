package io.linkspan.plan.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.LinkName;
import io.linkspan.model.Problem;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that take a role from one side and give it to the other, in a world of objects. */
class RoleRunTest {

    @TempDir
    private Path home;
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final Clock clock = InstantSource.offset(() -> now, Duration.ZERO).withZone(ZoneOffset.UTC);
    private final MemoryWorld world = new MemoryWorld();
    private PlanRunner runner() {
        return new PlanRunner(new Runs(home, clock), clock, time -> now = now.plus(time), Operator.current());
    }

    private static Plan plan() {
        return new Plan("failover", new LinkName("sales"), "SQL01", "mi01", List.of(MemoryWorld.step("jobs"), MemoryWorld.step("demoted"), MemoryWorld.step("promoted")), Probe.NOTHING, "promoted").interrupting("demoted");
    }

    private RunResult run() {
        return runner().run(plan(), world, event -> { });
    }

    private static RuntimeException lost() {
        return Problem.of(Problem.Kind.UNREACHABLE, "no-answer", "The answer was lost.", "").exception();
    }

    @Test
    void aCallWhoseAnswerWasLostGoesOutOnceMoreIfTheRolesAreAsBefore() {
        world.mishaps.add(() -> { });
        world.mishaps.add(() -> {
            throw lost();
        });
        assertEquals(RunOutcome.DONE, run().outcome());
        assertEquals(List.of("make jobs", "make demoted", "make promoted"), world.calls);
    }

    @Test
    void aCallWhoseAnswerWasLostIsNotRepeatedIfItTookEffect() {
        world.mishaps.add(() -> { });
        world.mishaps.add(() -> {
            world.objects.put("demoted", "good");
            throw lost();
        });
        assertEquals(RunOutcome.DONE, run().outcome());
        assertEquals(List.of("make jobs", "make promoted"), world.calls);
    }

    @Test
    void aNoAfterALostAnswerIsNoClearOneAndNothingIsTakenBack() {
        world.mishaps.add(() -> { });
        world.mishaps.add(() -> { });
        world.mishaps.add(() -> {
            throw lost();
        });
        world.mishaps.add(() -> {
            throw MemoryWorld.refused("busy");
        });
        RunResult result = run();
        assertEquals(RunOutcome.STOPPED, result.outcome());
        assertEquals("nobody-is-primary", result.problem().orElseThrow().code());
        assertEquals(List.of("make jobs", "make demoted"), world.calls);
    }

    @Test
    void ofTwoStretchesInWhichNobodyCouldWriteTheLaterCounts() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        History twice = new History(List.of(new Entry.Begun(noon, "r", Operator.current(), plan()), new Entry.Started(noon, "demoted", "absent"), new Entry.Undone(noon.plusSeconds(5), "demoted"),
                new Entry.Started(noon.plusSeconds(60), "demoted", "absent"), new Entry.Done(noon.plusSeconds(61), "demoted", StepOutcome.DONE, Map.of()),
                new Entry.Done(noon.plusSeconds(63), "promoted", StepOutcome.DONE, Map.of())));
        assertEquals(Optional.of(Duration.ofSeconds(3)), twice.interruption().flatMap(Interruption::lasted));
    }

    @Test
    void aClearNoGivesTheRoleBackFirstAndMeasuresHowLongNobodyHadIt() {
        world.mishaps.add(() -> { });
        world.mishaps.add(() -> { });
        world.mishaps.add(() -> {
            now = now.plusSeconds(7);
            throw MemoryWorld.refused("no");
        });
        RunResult result = run();
        assertEquals(RunOutcome.UNDONE, result.outcome());
        assertEquals(List.of("make jobs", "make demoted", "drop demoted", "drop jobs"), world.calls);
        assertEquals(Optional.of(Duration.ofSeconds(7)), result.history().interruption().flatMap(Interruption::lasted));
    }

    @Test
    void whatCannotBeGivenBackKeepsNothingElseFromBeingSo() {
        Plan plan = new Plan("failover", new LinkName("sales"), "SQL01", "mi01", List.of(MemoryWorld.step("jobs"), MemoryWorld.step("mode"), MemoryWorld.step("gone")), Probe.NOTHING, "gone");
        world.mishaps.add(() -> { });
        world.mishaps.add(() -> { });
        world.mishaps.add(() -> {
            throw MemoryWorld.refused("no");
        });
        world.mishaps.add(() -> {
            throw MemoryWorld.refused("not now");
        });
        RunResult result = runner().run(plan, world, event -> { });
        assertEquals(RunOutcome.STOPPED, result.outcome());
        assertEquals(List.of("make jobs", "make mode", "drop jobs"), world.calls);
        assertTrue(world.objects.containsKey("mode"));
    }

    @Test
    void aRunThatIsPastItsPointOfNoReturnIsNotUndone() {
        RunResult done = run();
        assertEquals("cannot-undo", runner().undo(done.history().run(), world, event -> { }).problem().orElseThrow().code());
        assertTrue(world.objects.containsKey("promoted"));
    }
}
