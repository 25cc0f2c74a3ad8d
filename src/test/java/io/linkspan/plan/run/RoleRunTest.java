package io.linkspan.plan.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.LinkName;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Step;
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

    /** After the change of roles: a step that is refused, one that is not, and a wait that comes true only later. */
    private static Plan longer() {
        return new Plan("failover", new LinkName("sales"), "SQL01", "mi01", List.of(MemoryWorld.step("promoted"), MemoryWorld.step("mode"),
                Step.wait("flows", "Wait until data flows", Side.SQL_SERVER, MemoryWorld.probe("flow"), "it flows", Duration.ofHours(1)), MemoryWorld.step("job")), Probe.NOTHING, "promoted");
    }

    private RunResult refusedAfterTheChange() {
        world.mishaps.add(() -> { });
        world.mishaps.add(() -> {
            throw MemoryWorld.refused("not now");
        });
        return runner().run(longer(), world, event -> { });
    }

    @Test
    void whatIsRefusedAfterTheRolesHaveChangedIsLeftAndTheRestIsDone() {
        RunResult result = refusedAfterTheChange();
        assertEquals(RunOutcome.DONE, result.outcome());
        assertEquals(List.of("make promoted", "make job"), world.calls);
        assertEquals(List.of("mode", "flows"), result.history().left().stream().map(Step::id).toList());
        assertEquals("not now", result.problem().orElseThrow().text());
        assertEquals("not now", result.history().problem().orElseThrow().text());
    }

    @Test
    void afterSomethingWasLeftNothingIsWaitedForLong() {
        Instant begun = now;
        refusedAfterTheChange();
        assertTrue(now.isBefore(begun.plus(Step.PROMPT).plusSeconds(30)), () -> "waited until " + now);
    }

    @Test
    void whatWasLeftIsDoneByResuming() {
        String run = refusedAfterTheChange().history().run();
        world.objects.put("flow", "good");
        RunResult resumed = runner().resume(run, world, event -> { });
        assertEquals(List.of("make promoted", "make job", "make mode"), world.calls);
        assertEquals(Optional.empty(), resumed.problem());
        assertEquals(List.of(), resumed.history().left());
    }

    @Test
    void whatWasLeftIsNoBusinessOfARunAfterWhichAnotherWasDone() {
        String run = refusedAfterTheChange().history().run();
        now = now.plusSeconds(1);
        world.objects.clear();
        run();
        Problem refused = assertThrows(ProblemException.class, () -> runner().resume(run, world, event -> { })).problem();
        assertEquals("overtaken", refused.code());
    }

    @Test
    void aRehearsalOrARunOnAnotherInstanceKeepsNobodyFromDoingWhatWasLeft() {
        String run = refusedAfterTheChange().history().run();
        now = now.plusSeconds(1);
        runner().run(new Plan(Rehearsal.TASK, new LinkName("sales"), "SQL01", "mi01", List.of(MemoryWorld.step("copied")), Probe.NOTHING), world, event -> { });
        now = now.plusSeconds(1);
        runner().run(new Plan("failover", new LinkName("sales"), "SQL01", "mi02", List.of(MemoryWorld.step("elsewhere")), Probe.NOTHING), world, event -> { });
        world.objects.put("flow", "good");
        assertEquals(Optional.empty(), runner().resume(run, world, event -> { }).problem());
    }

    @Test
    void whatIsRefusedWhileAMachineCannotBeAskedStopsTheRun() {
        world.down = true;
        RunResult result = refusedAfterTheChange();
        assertEquals(RunOutcome.STOPPED, result.outcome());
        assertEquals(List.of("make promoted"), world.calls);
    }
}
