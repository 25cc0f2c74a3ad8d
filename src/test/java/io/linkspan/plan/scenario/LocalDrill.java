package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.link.LinkEnds;
import io.linkspan.link.LinkReader;
import io.linkspan.model.LinkState;
import io.linkspan.plan.EndsWorld;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.Operator;
import io.linkspan.plan.run.PlanRunner;
import io.linkspan.plan.run.RunObserver;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.Runs;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.plan.task.local.LocalFailoverDraft;
import io.linkspan.plan.task.local.LocalFailoverTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A group under a link that moves from its first node to its second with something going wrong. */
final class LocalDrill implements AutoCloseable {

    static final String HEAD = "local failover";

    private static final String OLD = "HARBOURA";
    private static final String NEW = "HARBOURB";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Cluster cluster;
    private final LinkEnds ends;
    private final LinkReader reader;
    private final RushingClock clock = new RushingClock();
    private final PlanRunner runner;
    private final EndsWorld world;
    private final TreeSet<Integer> acknowledged = new TreeSet<>();

    LocalDrill(Path folder) throws Exception {
        Path own = Files.createTempDirectory(folder, "local");
        cluster = new Cluster(own);
        ends = cluster.ends(NEW);
        reader = cluster.reader(ends);
        runner = new PlanRunner(new Runs(own.resolve("home"), clock), clock, Thread::sleep, Operator.current());
        world = new EndsWorld(ends, reader, name -> new char[0], Clock.systemUTC());
        for (int n = 0; n < 20; n++) {
            write(n);
        }
        await("the node has all", () -> draft().check(_ -> { }).verdict() == Verdict.READY);
    }

    private LocalFailoverDraft draft() {
        return LocalFailoverDraft.read(new LocalFailoverTask(Cluster.FERRIES, NEW, Cluster.INSTANCE, false), Optional.of("Ferries"), ends, reader, Clock.systemUTC());
    }

    /** Plays the cell and clears the fault; then what was begun has to end well, and the link goes on from the other node with every row. */
    void play(Outcomes.Cell cell) throws Exception {
        try (RoleWatch watch = new RoleWatch(cluster.machine(OLD), cluster.machine(NEW))) {
            Ran ran = disturbed(cell);
            ran.cameTo(cell.expected());
            cluster.mend();
            clock.calm();
            if (!ran.outcome().equals("done")) {
                end(ran);
            }
            assertTrue(watch.looks() > 0, "nobody looked");
            assertEquals(List.of(), watch.bothWritable());
        }
        assertEquals(NEW, cluster.await(LinkState.SYNCHRONISING).server());
        for (String machine : List.of(NEW, OLD, Cluster.INSTANCE)) {
            await(machine + " has every row", () -> rows(machine).containsAll(acknowledged));
        }
    }

    private Ran disturbed(Outcomes.Cell cell) throws IOException {
        if (cell.set().equals("before")) {
            begin(cell);
        }
        LocalFailoverDraft draft = draft();
        CheckReport report = draft.check(_ -> { });
        if (report.verdict() != Verdict.READY) {
            return Ran.refused(report);
        }
        return Ran.of(run(draft, event -> {
            if (cell.set().equals("at the change") && event instanceof StepEvent.Started && event.step().id().equals("failover")) {
                begin(cell);
            }
        }));
    }

    private void begin(Outcomes.Cell cell) {
        switch (cell.fault()) {
            case "slow-path 200ms" -> cluster.fault("slow-path", OLD, "200ms");
            case "kill SQL Server" -> cluster.fault("kill", OLD);
            case "kill the instance" -> cluster.fault("kill", Cluster.INSTANCE);
            case "stop-redo" -> cluster.fault("stop-redo", NEW);
            case "fill-log" -> cluster.fault("fill-log", OLD, "Ferries");
            case "expire-token", "arm-lose-answer", "drop-connection" -> cluster.fault(cell.fault(), "");
            case "arm-error" -> cluster.fault("arm-error", "", "ConflictingServerOperation");
            case "arm-error lro" -> cluster.fault("arm-error", "", "lro:ConflictingServerOperation");
            default -> cluster.fault(cell.fault(), OLD);
        }
        if (!cell.expected().equals("done")) {
            clock.rush(60);
        }
        if (!cell.fault().equals("drop-connection")) {
            write(100);
        }
    }

    private RunResult run(LocalFailoverDraft draft, RunObserver observer) {
        Plan plan = draft.plan();
        List<Step> steps = plan.steps().stream().map(step -> step.within(Duration.ofMinutes(2))).toList();
        return runner.run(new Plan(plan.task(), plan.link(), plan.server(), plan.instance(), steps, plan.undoable(), plan.pointOfNoReturn()).interrupting(plan.writesEnd()), world, observer);
    }

    /** What was stopped is resumed; what did not begin, or took itself back, is begun once it may. */
    private void end(Ran ran) {
        if (ran.result().filter(result -> result.outcome() == RunOutcome.STOPPED).isPresent()) {
            RunResult resumed = runner.resume(ran.result().get().history().run(), world, _ -> { });
            assertEquals(RunOutcome.DONE, resumed.outcome(), () -> "resumed: " + resumed.problem());
            return;
        }
        await("it may begin", () -> draft().check(_ -> { }).verdict() == Verdict.READY);
        RunResult result = run(draft(), _ -> { });
        assertEquals(RunOutcome.DONE, result.outcome(), () -> "afterwards: " + result.problem());
    }

    /** One row, to the node that is primary before the move, if that takes one now. */
    private void write(int n) {
        try {
            Writers.write(cluster.machine(OLD), n);
            acknowledged.add(n);
        } catch (SQLException _) {
            // it takes none now
        }
    }

    private List<Integer> rows(String machine) {
        try {
            return Writers.read(cluster.machine(machine));
        } catch (SQLException _) {
            return List.of();
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it never came to this: " + what);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void close() {
        ends.close();
        List<String> defects = cluster.lab.defects();
        cluster.close();
        assertEquals(List.of(), defects);
    }
}
