package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.lab.LabMachine;
import io.linkspan.lab.Topology;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.Operator;
import io.linkspan.plan.run.PlanRunner;
import io.linkspan.plan.run.RunObserver;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One practice estate as a task finds it, on which the task is played with something going wrong. */
final class Drill implements AutoCloseable {

    private static final Duration LONG = Duration.ofMinutes(10);

    private static final Duration LOOK = Duration.ofMillis(50);

    final Practice practice;
    final Task task;
    private final RushingClock clock = new RushingClock();
    private final PlanRunner runner;
    private final TreeSet<Integer> acknowledged = new TreeSet<>();

    Drill(Path folder, Task task) throws Exception {
        this.task = task;
        practice = new Practice(Files.createTempDirectory(folder, "drill"), topology(folder, task.version()));
        runner = new PlanRunner(practice.runs, clock, Thread::sleep, Operator.current());
        Writers.prepare(practice.machine(Side.SQL_SERVER));
        if (task != Task.CREATE) {
            assertEquals(RunOutcome.DONE, run(Task.CREATE.read(practice), _ -> { }).outcome());
        }
        if (task == Task.REPAIR) {
            twoPrimaries();
        } else if (task.from == Side.MANAGED_INSTANCE) {
            FailoverTask there = new FailoverTask(Practice.FERRIES, Practice.SERVER, Practice.INSTANCE, Side.MANAGED_INSTANCE, Workload.WAIT, false, false).readable(Optional.of(true));
            assertEquals(RunOutcome.DONE, practice.run(practice.failOver(there)).outcome());
        }
        if (task == Task.REHEARSE) {
            await("it can be restored", () -> task.read(practice).check().get().verdict() == Verdict.READY);
        }
        for (int n = 0; n < 20; n++) {
            assertTrue(write(n));
        }
        if (task != Task.CREATE && task != Task.REPAIR) {
            await("the rows have arrived", () -> rows(task.from.other()).containsAll(acknowledged));
        }
    }

    /** The server dies, the instance takes over, the server comes back with a row of its own. */
    private void twoPrimaries() throws SQLException {
        practice.fault("kill", Practice.SERVER);
        assertEquals(RunOutcome.DONE, run(Task.FORCED_TO_INSTANCE.read(practice), _ -> { }).outcome());
        practice.mend();
        Writers.write(practice.machine(Side.SQL_SERVER), 500);
    }

    /** The usual two machines, the server of another version. */
    static Topology topology(Path folder, String version) throws IOException {
        Path file = Files.createTempFile(folder, "topology", ".json");
        Files.writeString(file, """
                {"name":"%s","sqlServers":[{"name":"HARBOUR01","version":"%s","edition":"Enterprise","platform":"Windows","address":"10.0.0.4","port":5022,"alwaysOn":true,"cluster":"QUAYS",
                "databases":[{"name":"Ferries","recovery":"FULL","backup":true,"rows":100,"logFiles":1}]}],
                "managedInstances":[{"name":"quay-one","tier":"BusinessCritical","policy":"SQLServer2022","address":"10.1.0.4"}]}""".formatted(version, version));
        return Topology.find(file.toString());
    }

    /** What the world looks like when nothing goes wrong. */
    List<String> undisturbed() {
        return undisturbed(task);
    }

    List<String> undisturbed(Task other) {
        RunResult result = run(other.read(practice), _ -> { });
        assertEquals(RunOutcome.DONE, result.outcome(), () -> result.problem().toString());
        return settled();
    }

    /** Views follow a moment later: the world once it has not changed for a while. */
    private List<String> settled() {
        List<String> last = world();
        for (int equal = 0; equal < 5;) {
            LockSupport.parkNanos(LOOK.toNanos());
            List<String> now = world();
            equal = now.equals(last) ? equal + 1 : 0;
            last = now;
        }
        return last;
    }

    /** The program on this estate, with the state folder of these tests. */
    Program program(String... command) throws IOException {
        return new Program(profile(), practice.home(), command);
    }

    Path profile() {
        return practice.home().resolveSibling("profile.json");
    }

    /** Whether whoever is primary has every row that was acknowledged. */
    boolean keepsItsRows() {
        return rows(task.to).containsAll(acknowledged) || rows(task.from).containsAll(acknowledged);
    }

    /** Two estates differ in the zone of their instances. */
    List<String> world() {
        return practice.world().stream().map(line -> line.replaceAll("quay-one\\.[0-9a-f]{12}\\.", "quay-one.zone.")).toList();
    }

    /** Plays the cell and clears the fault; then what was begun has to end well. */
    void play(Outcomes.Cell cell, List<String> wanted) throws Exception {
        List<String> before = world();
        try (RoleWatch watch = new RoleWatch(practice.machine(Side.SQL_SERVER), practice.machine(Side.MANAGED_INSTANCE))) {
            Ran ran = disturbed(cell);
            ran.cameTo(cell.expected());
            if (cell.set().equals("in between") && cell.fault().startsWith("kill")) {
                ran.showsBothWays(task.ends());
            }
            practice.mend();
            clock.calm();
            if (!ran.outcome().equals("done")) {
                end(ran, before);
            }
            assertTrue(watch.looks() > 0, "nobody looked");
            if (!task.forced() && task != Task.REMOVE && task != Task.REPAIR) {
                assertEquals(List.of(), watch.bothWritable());
            }
        }
        same(wanted);
        assertTrue(rows(task == Task.REMOVE ? task.from : task.to).containsAll(acknowledged), () -> "lost of " + acknowledged + ": " + rows(task.to));
    }

    private Ran disturbed(Outcomes.Cell cell) {
        if (cell.set().equals("before")) {
            begin(cell);
        }
        Task.Draft draft = task.read(practice);
        CheckReport report = draft.check().get();
        if (report.verdict() != Verdict.READY) {
            return Ran.refused(report);
        }
        RunResult result = run(draft, event -> {
            boolean now = switch (cell.set()) {
                case "at the change" -> event instanceof StepEvent.Started && event.step().id().equals(task.change);
                case "in between" -> event instanceof StepEvent.Finished && event.step().id().equals("demote");
                default -> false;
            };
            if (now) {
                begin(cell);
            }
        });
        return Ran.of(result);
    }

    private void begin(Outcomes.Cell cell) {
        switch (cell.fault()) {
            case "slow-path 200ms" -> practice.fault("slow-path", Practice.SERVER, "200ms");
            case "kill SQL Server" -> practice.fault("kill", Practice.SERVER);
            case "kill the instance" -> practice.fault("kill", Practice.INSTANCE);
            case "stop-redo" -> practice.fault("stop-redo", task.from == Side.SQL_SERVER ? Practice.INSTANCE : Practice.SERVER);
            case "fill-log" -> practice.fault("fill-log", Practice.SERVER, "Ferries");
            case "expire-token", "arm-lose-answer", "drop-connection" -> practice.fault(cell.fault(), "");
            case "arm-error" -> practice.fault("arm-error", "", "ConflictingServerOperation");
            case "arm-error lro" -> practice.fault("arm-error", "", "lro:ConflictingServerOperation");
            default -> practice.fault(cell.fault(), Practice.SERVER);
        }
        if (!cell.expected().equals("done")) {
            clock.rush(60);
        }
        if (!cell.fault().equals("drop-connection") && task != Task.REMOVE && !task.forced() && task != Task.REPAIR) {
            write(100);
        }
    }

    /** What was stopped is resumed, until it is done or has taken itself back; what did not begin, or took itself back, is begun again. */
    private void end(Ran ran, List<String> before) {
        Optional<RunResult> stopped = ran.result().filter(result -> result.outcome() == RunOutcome.STOPPED || ran.outcome().equals(Ran.REST));
        for (int again = 0; stopped.isPresent() && again < 5; again++) {
            clock.rush(60);
            RunResult resumed = runner.resume(stopped.get().history().run(), practice.world, _ -> { });
            clock.calm();
            if (resumed.outcome() == RunOutcome.DONE && resumed.problem().isEmpty()) {
                return;
            }
            stopped = Optional.of(resumed).filter(result -> result.outcome() != RunOutcome.UNDONE);
        }
        assertTrue(stopped.isEmpty(), () -> "resumed again and again: " + ran.words());
        same(before);
        await("it may begin", () -> task.read(practice).check().get().verdict() == Verdict.READY);
        RunResult result = run(task.read(practice), _ -> { });
        assertEquals(RunOutcome.DONE, result.outcome(), () -> "afterwards: " + result.problem() + Ran.told(result));
    }

    /** Goes on with the only unfinished run. */
    RunResult resume(RunObserver observer) {
        return runner.resume(practice.runs.unfinished().run(), practice.world, observer);
    }

    RunResult undo(RunObserver observer) {
        return runner.undo(practice.runs.unfinished().run(), practice.world, observer);
    }

    /** A row that the other side will not get, and nobody waits long for it. */
    void cutWithARowOnItsWay() {
        practice.fault("cut-path", Practice.SERVER);
        clock.rush(200);
        write(100);
    }

    RunResult run(Task.Draft draft, RunObserver observer) {
        Plan plan = draft.plan().get();
        List<Step> steps = plan.steps().stream().map(step -> step.patience().compareTo(LONG) > 0 ? step.within(LONG.dividedBy(2)) : step).toList();
        return runner.run(new Plan(plan.task(), plan.link(), plan.server(), plan.instance(), steps, plan.undoable(), plan.pointOfNoReturn()).interrupting(plan.writesEnd()), practice.world, observer);
    }

    /** One row, to whoever is primary before the task; false where that takes none now. */
    private boolean write(int n) {
        try {
            Writers.write(practice.machine(task.from), n);
            acknowledged.add(n);
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    private List<Integer> rows(Side side) {
        try {
            LabMachine machine = practice.machine(side);
            return Writers.read(machine);
        } catch (SQLException e) {
            return List.of();
        }
    }

    void same(List<String> wanted) {
        List<String> last = List.of();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            last = world();
            if (last.equals(wanted)) {
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        List<String> found = last;
        assertEquals(wanted.stream().filter(line -> !found.contains(line)).toList(), found.stream().filter(line -> !wanted.contains(line)).toList());
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it never came to this: " + what);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void close() {
        List<String> defects = practice.lab.defects();
        practice.close();
        assertEquals(List.of(), defects);
    }
}
