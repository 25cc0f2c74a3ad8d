package io.linkspan.plan.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.LinkName;
import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Undo;
import io.linkspan.plan.report.RunDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanRunnerTest {

    private static final Step ARM_STEP = Step.change("link", "Make link", Side.MANAGED_INSTANCE, Risk.SAFE, MemoryWorld.request("link"), Undo.by(MemoryWorld.drop("link")),
            MemoryWorld.probe("link"), "link is there");
    private static final Step ISSUER = Step.change("issuer", "Register", Side.SQL_SERVER, Risk.SAFE, MemoryWorld.make("issuer"), new Undo.Not("goes with the root"), new Probe.Unprovable("no view"), "done");

    @TempDir
    private Path home;
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
    private final Clock clock = InstantSource.offset(() -> now, Duration.ZERO).withZone(ZoneOffset.UTC);
    private final List<Duration> pauses = new ArrayList<>();
    private final MemoryWorld world = new MemoryWorld();
    private final List<String> seen = new ArrayList<>();

    private PlanRunner runner() {
        return new PlanRunner(runs(), clock, time -> {
            pauses.add(time);
            now = now.plus(time);
        }, Operator.current());
    }

    private Runs runs() {
        return new Runs(home, clock);
    }

    private static Plan plan(Step... steps) {
        return new Plan("create", new LinkName("sales"), "SQL01", "mi01", List.of(steps), Probe.NOTHING);
    }

    private static Plan usualPlan() {
        return plan(MemoryWorld.step("key"), MemoryWorld.step("certificate"), ISSUER, ARM_STEP, MemoryWorld.step("group"));
    }

    private RunResult run(Plan plan) {
        return runner().run(plan, world, event -> seen.add(event.getClass().getSimpleName() + " " + event.step().id()));
    }

    private static List<String> outcomes(RunResult result) {
        return RunDocument.of(result).steps().stream().map(RunDocument.StepLine::outcome).toList();
    }

    @Test
    void runsEveryStepInOrder() {
        RunResult result = run(plan(MemoryWorld.step("key"), MemoryWorld.step("group")));
        assertEquals(RunOutcome.DONE, result.outcome());
        assertEquals(List.of("make key", "make group"), world.calls);
        assertEquals(List.of("Probed key", "Started key", "Called key", "Finished key", "Probed group", "Started group", "Called group", "Finished group"), seen);
    }

    @Test
    void skipsWhatIsThereAlready() {
        world.objects.put("key", "good");
        RunResult result = run(plan(MemoryWorld.step("key"), MemoryWorld.step("group")));
        assertEquals(List.of("already", "done"), outcomes(result));
        assertEquals(List.of("make group"), world.calls);
    }

    @Test
    void stopsAtAnotherObjectAndTouchesNothing() {
        world.objects.put("group", MemoryWorld.FOREIGN);
        RunResult result = run(plan(MemoryWorld.step("group"), MemoryWorld.step("key")));
        assertEquals(RunOutcome.STOPPED, result.outcome());
        assertEquals(List.of("failed", "pending"), outcomes(result));
        assertTrue(result.problem().orElseThrow().text().contains("owner is another, not us"));
        assertEquals(List.of(), world.calls);
    }

    @Test
    void cleansALeftoverFirst() {
        world.objects.put("group", MemoryWorld.BROKEN);
        assertEquals(RunOutcome.DONE, run(plan(MemoryWorld.step("group").cleanedBy(MemoryWorld.drop("group")))).outcome());
        assertEquals(List.of("drop group", "make group"), world.calls);
    }

    @Test
    void stopsAtALeftoverThatItMayNotClean() {
        world.objects.put("group", MemoryWorld.BROKEN);
        assertEquals(RunOutcome.STOPPED, run(plan(MemoryWorld.step("group"))).outcome());
        assertEquals(List.of(), world.calls);
    }

    @Test
    void waitsForWhatIsOnItsWay() {
        world.objects.put("group", MemoryWorld.RUNNING);
        assertEquals(RunOutcome.DONE, run(plan(MemoryWorld.step("group"))).outcome());
        assertEquals(List.of(), world.calls);
    }

    @Test
    void pausesGrowAndEndWithPatience() {
        RunResult result = run(plan(Step.wait("seeded", "Seeded", Side.MANAGED_INSTANCE, MemoryWorld.probe("copy"), "there", Duration.ofMinutes(2))));
        assertEquals("out-of-patience", result.problem().orElseThrow().code());
        assertEquals(pauses.stream().sorted().toList(), pauses);
        assertEquals(Duration.ofSeconds(5), pauses.getLast());
        assertTrue(pauses.stream().reduce(Duration.ZERO, Duration::plus).compareTo(Duration.ofMinutes(2)) >= 0);
    }

    @Test
    void followsALongRunningOperationAndJournalsIt() {
        assertEquals(RunOutcome.DONE, run(plan(ARM_STEP)).outcome());
        assertTrue(seen.contains("Accepted link"));
        assertEquals("good", world.objects.get("link"));
    }

    @Test
    void aRefusedCallStopsTheRunAndIsShown() {
        world.mishaps.add(() -> {
            throw MemoryWorld.refused("no right");
        });
        RunDocument document = RunDocument.of(run(usualPlan()));
        assertEquals("stopped", document.outcome());
        assertEquals(4711, document.problem().number());
        assertEquals("sql-server", document.problem().side());
        assertEquals(List.of("failed", "pending", "pending", "pending", "pending"), document.steps().stream().map(RunDocument.StepLine::outcome).toList());
    }

    @Test
    void aLostAnswerCountsAsDoneWhenTheWorldShowsIt() {
        world.mishaps.add(() -> {
            world.objects.put("key", "good");
            throw MemoryWorld.refused("connection reset");
        });
        assertEquals(List.of("done", "done"), outcomes(run(plan(MemoryWorld.step("key"), MemoryWorld.step("group")))));
    }

    @Test
    void resumesAtTheStepThatFailed() {
        world.mishaps.add(() -> { });
        world.mishaps.add(() -> {
            throw MemoryWorld.refused("busy");
        });
        String run = run(usualPlan()).history().run();
        RunResult result = runner().resume(run, world, event -> { });
        assertEquals(RunOutcome.DONE, result.outcome());
        assertEquals(List.of("done", "done", "done", "done", "done"), outcomes(result));
        assertEquals(List.of("make key", "make certificate", "make issuer", "/link", "make group"), world.calls);
    }

    /** The end of the process, at any place: no code of ours may catch it. */
    private static final class Halt extends Error {
        private static final long serialVersionUID = 1L;
    }

    static Stream<Integer> everyPlaceOfARun() {
        return IntStream.range(0, 25).boxed();
    }

    @ParameterizedTest
    @MethodSource("everyPlaceOfARun")
    void resumesAfterTheProcessEndedAnywhere(int place) {
        int[] events = {0};
        RunObserver halting = event -> {
            if (events[0]++ == place) {
                throw new Halt();
            }
        };
        boolean halted = false;
        try {
            runner().run(usualPlan(), world, halting);
        } catch (Halt e) {
            halted = true;
            assertEquals(RunOutcome.INTERRUPTED, runs().outcome(runs().unfinished()));
            assertEquals(RunOutcome.DONE, runner().resume(runs().unfinished().run(), world, event -> { }).outcome());
        }
        assertEquals(halted, events[0] > place);
        assertEquals(Map.of("key", "good", "certificate", "good", "issuer", "good", "link", "good", "group", "good"), world.objects);
        assertEquals(0, world.locked);
        assertTrue(world.calls.stream().filter(call -> !call.equals("make issuer")).distinct().count() == world.calls.stream().filter(call -> !call.equals("make issuer")).count(), world.calls::toString);
    }

    @Test
    void refusesToResumeOnAnotherObjectOfTheSameName() {
        world.mishaps.add(() -> { });
        world.mishaps.add(() -> {
            throw MemoryWorld.refused("busy");
        });
        String run = run(usualPlan()).history().run();
        world.objects.put("key", "another key");
        RunResult result = runner().resume(run, world, event -> { });
        assertEquals(RunOutcome.REFUSED, result.outcome());
        assertEquals("another-object", result.problem().orElseThrow().code());
    }

    @Test
    void undoesInReverseWhatItMade() {
        world.objects.put("key", "good");
        String run = run(usualPlan()).history().run();
        world.calls.clear();
        RunResult result = runner().undo(run, world, event -> { });
        assertEquals(RunOutcome.UNDONE, result.outcome());
        assertEquals(List.of("drop group", "drop link", "drop certificate"), world.calls);
        assertEquals(List.of("already", "undone", "done", "undone", "undone"), outcomes(result));
        assertTrue(world.objects.containsKey("key"));
    }

    @Test
    void undoKeepsWhatSomethingElseUses() {
        String run = run(usualPlan()).history().run();
        world.objects.put("certificate-user", "another link");
        List<String> kept = new ArrayList<>();
        runner().undo(run, world, event -> {
            if (event instanceof StepEvent.Kept one) {
                kept.add(one.step().id() + ": " + one.why());
            }
        });
        assertEquals(List.of("certificate: used by something else"), kept);
        History read = runs().find(run);
        assertEquals(List.of("certificate: used by something else"), read.plan().steps().stream().flatMap(step -> read.kept(step).map(why -> step.id() + ": " + why).stream()).toList());
        assertTrue(world.objects.containsKey("certificate"));
    }

    @Test
    void undoKeepsWhatWasChangedSince() {
        String run = run(usualPlan()).history().run();
        world.objects.put("group", MemoryWorld.FOREIGN);
        runner().undo(run, world, event -> { });
        assertEquals(MemoryWorld.FOREIGN, world.objects.get("group"));
        assertFalse(world.objects.containsKey("link"));
    }

    private static ProblemException unclear() {
        return Problem.of(Problem.Kind.UNCLEAR, "answer-lost", "The answer was lost.", "Read again.").exception();
    }

    @Test
    void whatAnUnansweredCallStillDoesIsWaitedFor() {
        world.mishaps.add(() -> {
            throw unclear();
        });
        PlanRunner late = new PlanRunner(runs(), clock, time -> {
            now = now.plus(time);
            if (Duration.between(Instant.parse("2026-01-02T03:04:05Z"), now).toSeconds() >= 20) {
                world.objects.put("group", "good");
            }
        }, Operator.current());
        assertEquals(RunOutcome.DONE, late.run(plan(MemoryWorld.step("group")), world, event -> { }).outcome());
    }

    @Test
    void anUnansweredCallOfWhichNothingComesStopsTheRunAfterAMinute() {
        world.mishaps.add(() -> {
            throw unclear();
        });
        RunResult result = run(plan(MemoryWorld.step("group")));
        assertEquals(RunOutcome.STOPPED, result.outcome());
        assertEquals("answer-lost", result.problem().orElseThrow().code());
        assertTrue(pauses.stream().reduce(Duration.ZERO, Duration::plus).compareTo(Step.PROMPT) >= 0, pauses::toString);
    }

    /** Two changes, the second of which is the point of no return and is refused. */
    private Plan refusedAtTheEnd() {
        world.mishaps.addAll(List.of(() -> { }, () -> {
            throw MemoryWorld.refused("no");
        }));
        return new Plan("failover", new LinkName("sales"), "SQL01", "mi01", List.of(MemoryWorld.step("group"), MemoryWorld.step("role")), Probe.NOTHING, "role");
    }

    @Test
    void aRunThatCanGoNeitherOnNorBackShowsBothWays() {
        Plan plan = refusedAtTheEnd();
        world.mishaps.add(() -> {
            throw Problem.of(Problem.Kind.UNREACHABLE, "unreachable", "Nothing answers.", "").on(Side.SQL_SERVER).exception();
        });
        RunResult result = run(plan);
        assertEquals(RunOutcome.STOPPED, result.outcome());
        Problem problem = result.problem().orElseThrow();
        assertTrue(problem.text().contains("no It could not be taken back either, at \"Make group\"") && problem.text().contains("Nothing answers."), problem::text);
        assertTrue(problem.next().contains("make role") && problem.next().contains("drop group"), problem::next);
        assertEquals(problem.text(), runs().find(result.history().run()).problem().orElseThrow().text());
    }

    @Test
    void aRunThatHasToKeepSomethingIsNotAsItWasBefore() {
        world.objects.put("group-user", "another link");
        RunResult result = run(refusedAtTheEnd());
        assertEquals(RunOutcome.STOPPED, result.outcome());
        assertTrue(result.problem().orElseThrow().text().contains("used by something else"), result.problem()::toString);
    }

    /** Makes a group and waits for its copy, which is then worth keeping, and for a proof. */
    private static Plan returning() {
        return new Plan("create", new LinkName("sales"), "SQL01", "mi01", List.of(MemoryWorld.step("group"), wait("copy"), wait("proof")), Probe.NOTHING, "copy");
    }

    private static Step wait(String name) {
        return Step.wait(name, "Wait for " + name, Side.MANAGED_INSTANCE, MemoryWorld.probe(name), name + " is there", Duration.ofMinutes(2));
    }

    /** Instead of the next answer. */
    private void fails(Problem.Kind kind, int number) {
        world.mishaps.add(() -> {
            throw Problem.of(kind, "mishap", "It went wrong.", "").number(number).exception();
        });
    }

    @Test
    void aRunThatMakesNothingForGoodIsTakenBackWhereATimeIsOver() {
        RunResult result = run(returning());
        assertEquals(RunOutcome.UNDONE, result.outcome());
        assertEquals("out-of-patience", result.problem().orElseThrow().code());
        assertEquals(Map.of(), world.objects);
    }

    @Test
    void aRunThatMakesNothingForGoodIsTakenBackWhereSomebodySaysNo() {
        world.objects.put("copy", MemoryWorld.FOREIGN);
        assertEquals(RunOutcome.UNDONE, run(returning()).outcome());
        assertEquals(List.of("make group", "drop group"), world.calls);
    }

    @Test
    void aRunThatMakesNothingForGoodStopsWhereNobodyAnswered() {
        fails(Problem.Kind.UNREACHABLE, 0);
        assertEquals(RunOutcome.STOPPED, run(returning()).outcome());
    }

    @Test
    void aRunThatMakesNothingForGoodStopsWhereAzureIsTooBusyToSay() {
        fails(Problem.Kind.REFUSED, 429);
        assertEquals(RunOutcome.STOPPED, run(returning()).outcome());
    }

    @Test
    void aRunThatMakesNothingForGoodStopsWhereAMachineIsDownWhenATimeIsOver() {
        world.down = true;
        assertEquals(RunOutcome.STOPPED, run(returning()).outcome());
        assertTrue(world.objects.containsKey("group"));
    }

    @Test
    void aCopyThatIsWholeIsNotThrownAway() {
        world.objects.put("copy", "good");
        RunResult result = run(returning());
        assertEquals(RunOutcome.STOPPED, result.outcome());
        assertEquals(List.of("done", "done", "failed"), outcomes(result));
        world.objects.put("copy", MemoryWorld.FOREIGN);
        assertEquals(RunOutcome.STOPPED, runner().resume(result.history().run(), world, event -> { }).outcome(), "nor when the run goes on");
        assertTrue(world.objects.containsKey("group"));
    }

    @Test
    void aRunThatMadeNothingForGoodIsUndoneAndResumedAfterItsEnd() {
        world.objects.putAll(Map.of("copy", "good", "proof", "good"));
        RunResult done = run(returning());
        assertEquals(RunOutcome.DONE, done.outcome());
        assertEquals(RunOutcome.UNDONE, runner().undo(done.history().run(), world, event -> { }).outcome());
        assertEquals(RunOutcome.DONE, runner().resume(done.history().run(), world, event -> { }).outcome());
        assertEquals(List.of("make group", "drop group", "make group"), world.calls);
    }

    @Test
    void whatIsKeptStopsWhereSomebodySaysNo() {
        world.objects.put("copy", MemoryWorld.FOREIGN);
        assertEquals(RunOutcome.STOPPED, run(returning().keeping()).outcome());
        assertEquals(List.of("make group"), world.calls);
    }

    @Test
    void whereNoRolesChangeNobodyIsToldToReadThem() {
        world.objects.put("group-user", "another link");
        RunResult result = run(returning());
        assertEquals(RunOutcome.STOPPED, result.outcome());
        Problem problem = result.problem().orElseThrow();
        assertEquals("neither-way", problem.code());
        assertTrue(problem.text().contains("used by something else") && !problem.next().contains("role"), problem::toString);
    }

    @Test
    void anUndoThatWasCutShortBehindItsLastStepCanBeEnded() {
        String run = run(plan(MemoryWorld.step("group"))).history().run();
        assertThrows(IllegalStateException.class, () -> runner().undo(run, world, event -> {
            if (event instanceof StepEvent.Finished) {
                throw new IllegalStateException("the process ends");
            }
        }));
        assertEquals(RunOutcome.UNDONE, runner().undo(run, world, event -> { }).outcome());
    }

    @Test
    void aRunThatWasStoppedBeforeItChangedAnythingIsEndedByUndo() {
        RunResult stopped = runner().run(plan(MemoryWorld.step("group")), world, new RunObserver() {
            @Override
            public void on(StepEvent event) {
            }

            @Override
            public boolean stopping() {
                return true;
            }
        });
        assertEquals(RunOutcome.STOPPED, stopped.outcome());
        assertEquals(RunOutcome.UNDONE, runner().undo(stopped.history().run(), world, event -> { }).outcome());
        assertFalse(runs().find(stopped.history().run()).canBeTakenBack());
    }

    @Test
    void undoIsRefusedOnceRolesHaveChanged() {
        Plan plan = new Plan("create", new LinkName("sales"), "SQL01", "mi01", List.of(MemoryWorld.step("group")), MemoryWorld.probe("role"));
        String run = run(plan).history().run();
        world.objects.put("role", MemoryWorld.FOREIGN);
        RunResult result = runner().undo(run, world, event -> { });
        assertEquals(RunOutcome.REFUSED, result.outcome());
        assertEquals(RunOutcome.DONE, runs().outcome(runs().find(run)));
        assertTrue(world.objects.containsKey("group"));
    }

    @Test
    void anUndoThatWasInterruptedGoesOn() {
        String run = run(usualPlan()).history().run();
        assertThrows(Halt.class, () -> runner().undo(run, world, event -> {
            if (event instanceof StepEvent.Called called && called.step().id().equals("link")) {
                throw new Halt();
            }
        }));
        assertEquals(RunOutcome.UNDONE, runner().undo(run, world, event -> { }).outcome());
        assertEquals(Map.of("issuer", "good"), world.objects);
    }

    @Test
    void stopsWhenAskedAndCanBeResumed() {
        RunObserver impatient = new RunObserver() {
            @Override
            public void on(StepEvent event) {
                seen.add(event.step().id());
            }

            @Override
            public boolean stopping() {
                return seen.contains("certificate");
            }
        };
        RunResult stopped = runner().run(usualPlan(), world, impatient);
        assertEquals("stopped", stopped.problem().orElseThrow().code());
        assertEquals(RunOutcome.DONE, runner().resume(stopped.history().run(), world, event -> { }).outcome());
    }

    @Test
    void refusesWhileSomebodyElseIsAtTheLink() {
        List<String> refusals = new ArrayList<>();
        runner().run(plan(MemoryWorld.step("key")), world, event -> {
            if (event instanceof StepEvent.Started) {
                assertEquals(RunOutcome.RUNNING, runs().outcome(runs().list().getFirst()));
                refusals.add(assertThrows(ProblemException.class, () -> run(plan(MemoryWorld.step("other")))).problem().text());
            }
        });
        assertEquals(1, refusals.size());
        assertTrue(refusals.getFirst().contains(Operator.current().toString()), refusals::toString);
        assertEquals(1, runs().list().size());
    }

    @Test
    void takesOverTheLockOfAProcessThatIsGone() throws IOException {
        Files.createDirectories(home.resolve("locks"));
        Operator gone = new Operator("dba", Operator.current().host(), Long.MAX_VALUE, "");
        Files.writeString(home.resolve("locks/sales.lock"), Json.mapper().writeValueAsString(new LinkLock.Holder("r", gone, now)));
        assertEquals(RunOutcome.DONE, run(plan(MemoryWorld.step("key"))).outcome());
    }

    @Test
    void doesNotTakeOverTheLockOfAnotherMachine() throws IOException {
        Files.createDirectories(home.resolve("locks"));
        Files.writeString(home.resolve("locks/sales.lock"), Json.mapper().writeValueAsString(new LinkLock.Holder("r", new Operator("dba", "another-host", 1, ""), now)));
        assertTrue(assertThrows(ProblemException.class, () -> run(usualPlan())).problem().text().contains("dba on another-host"));
        assertEquals(List.of(), world.calls);
    }

    @Test
    void aTornLastLineIsNoLine() throws IOException {
        String run = run(usualPlan()).history().run();
        Path file = home.resolve("runs/" + run + ".jsonl");
        long lines = Files.readAllLines(file).size();
        Files.writeString(file, "{\"event\":\"done\",\"at\":\"2026-", StandardOpenOption.APPEND);
        assertEquals(lines, runs().find(run).entries().size());
        assertEquals(RunOutcome.DONE, runner().resume(run, world, event -> { }).outcome());
        assertEquals(RunOutcome.DONE, runs().outcome(runs().find(run)));
    }

    @Test
    void aDamagedLineInTheMiddleIsSaid() throws IOException {
        String run = run(usualPlan()).history().run();
        Path file = home.resolve("runs/" + run + ".jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(2, "{rubbish");
        Files.write(file, lines);
        assertTrue(assertThrows(ProblemException.class, () -> runs().find(run)).problem().text().startsWith("Line 3 of"));
    }

    @Test
    void noSecretReachesTheDisk() throws IOException {
        Call call = new Call.Statement(Side.SQL_SERVER, Template.sql("make key BY PASSWORD <p>", Map.of("p", new Template.Secret("MasterKeyPassword"))));
        Step step = Step.change("key", "Make key", Side.SQL_SERVER, Risk.SAFE, call, new Undo.Not("-"), MemoryWorld.probe("key"), "there");
        RunResult result = run(plan(step));
        assertEquals(RunOutcome.DONE, result.outcome());
        assertTrue(world.calls.getFirst().contains("swordfish"));
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains("swordfish"), file::toString);
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
    }

    @Test
    void thePlanOfAJournalIsThePlanThatWasRun() {
        Plan plan = usualPlan();
        String run = run(plan).history().run();
        assertEquals(plan, runs().find(run).plan());
    }

    @Test
    void namesTheRunsThatCanBeResumed() {
        assertEquals("There is no unfinished run.", assertThrows(ProblemException.class, () -> runs().unfinished()).problem().text());
        assertEquals("There is no run \"x\".", assertThrows(ProblemException.class, () -> runs().find("x")).problem().text());
    }
}
