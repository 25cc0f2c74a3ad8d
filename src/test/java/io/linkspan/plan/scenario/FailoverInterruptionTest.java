package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.Side;
import io.linkspan.plan.run.RunObserver;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.StepEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Failovers, their way back and their undoing are stopped at every place, before and after every call and every line of the journal, and gone on with. */
class FailoverInterruptionTest {

    @TempDir
    private Path folder;

    private RoleWatch watch(Drill drill) {
        return new RoleWatch(drill.practice.machine(Side.SQL_SERVER), drill.practice.machine(Side.MANAGED_INSTANCE));
    }

    @ParameterizedTest
    @EnumSource(names = {"BY_STATEMENT", "BY_HAND", "TO_SQL_SERVER", "CUT_OVER", "FORCED_TO_INSTANCE"})
    void haltedAtEveryPlaceItEndsLikeAnUndisturbedOne(Task task) throws Exception {
        List<String> wanted;
        try (Drill drill = new Drill(folder, task)) {
            wanted = drill.undisturbed();
        }
        Halting halting = new Halting();
        try (Drill drill = new Drill(folder, task); RoleWatch watch = watch(drill)) {
            RunResult result = Halting.throughAll(() -> drill.run(task.read(drill.practice), halting), () -> drill.resume(halting));
            assertEquals(RunOutcome.DONE, result.outcome(), () -> result.problem().toString());
            drill.same(wanted);
            assertTrue(drill.keepsItsRows());
            if (!task.forced()) {
                assertEquals(List.of(), watch.bothWritable());
            }
        }
        List<String> called = halting.places.stream().filter(place -> place.startsWith("Started ")).map(place -> place.substring("Started ".length())).toList();
        assertTrue(called.contains(task.change) && called.stream().allMatch(step -> halting.places.contains("Called " + step) || halting.places.contains("Accepted " + step)), halting.places::toString);
    }

    @ParameterizedTest
    @EnumSource(names = {"BY_HAND", "CUT_OVER"})
    void aReturnToServiceThatIsHaltedAtEveryPlaceGivesTheServiceBack(Task task) throws Exception {
        try (Drill drill = new Drill(folder, task); RoleWatch watch = watch(drill)) {
            List<String> before = drill.world();
            Halting halting = new Halting() {
                @Override
                public void on(StepEvent event) {
                    if (event instanceof StepEvent.Started && event.step().id().equals("demote") && !places.contains("Started demote")) {
                        drill.cutWithARowOnItsWay();
                    }
                    super.on(event);
                }
            };
            RunResult result = Halting.throughAll(() -> drill.run(drill.task.read(drill.practice), halting), () -> drill.resume(halting));
            assertEquals(RunOutcome.UNDONE, result.outcome(), () -> result.problem().toString());
            assertTrue(halting.places.containsAll(Set.of("Failed gate-again", "Called demote", "Finished demote")), halting.places::toString);
            drill.practice.mend();
            drill.same(before);
            assertTrue(drill.keepsItsRows());
            assertEquals(List.of(), watch.bothWritable());
        }
    }

    @Test
    void anUndoOfAFailoverThatIsHaltedAtEveryPlaceGivesTheServiceBack() throws Exception {
        try (Drill drill = new Drill(folder, Task.BY_HAND); RoleWatch watch = watch(drill)) {
            List<String> before = drill.world();
            stopped(drill, "demote");
            undone(drill, 8);
            drill.same(before);
            assertTrue(drill.keepsItsRows());
            assertEquals(List.of(), watch.bothWritable());
        }
    }

    @Test
    void anUndoOfACreationThatIsHaltedAtEveryPlaceLeavesNothingBehind() throws Exception {
        try (Drill drill = new Drill(folder, Task.CREATE)) {
            List<String> before = drill.world();
            stopped(drill, "distributed-group");
            undone(drill, 20);
            drill.same(before);
        }
    }

    private static void undone(Drill drill, int places) {
        Halting halting = new Halting();
        RunResult result = Halting.throughAll(() -> drill.undo(halting), () -> drill.undo(halting));
        assertEquals(RunOutcome.UNDONE, result.outcome(), () -> result.problem().toString());
        assertTrue(halting.places.size() >= places, halting.places::toString);
    }

    /** Somebody asks the run to stop once that step has ended. */
    private static void stopped(Drill drill, String step) {
        RunResult result = drill.run(drill.task.read(drill.practice), new RunObserver() {
            private boolean there;

            @Override
            public void on(StepEvent event) {
                there |= event instanceof StepEvent.Finished && event.step().id().equals(step);
            }

            @Override
            public boolean stopping() {
                return there;
            }
        });
        assertEquals(RunOutcome.STOPPED, result.outcome(), () -> result.problem().toString());
    }
}
