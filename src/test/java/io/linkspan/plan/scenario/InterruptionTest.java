package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.Topology;
import io.linkspan.model.Side;
import io.linkspan.plan.LinkCondition;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Reading;
import io.linkspan.plan.report.RunDocument;
import io.linkspan.plan.run.Interruption;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long nobody can write while a link fails over. */
class InterruptionTest {

    private static final int ROUNDS = 15;

    @TempDir
    private Path folder;
    private Practice practice;

    private void linked(Topology topology) throws Exception {
        practice = new Practice(folder, topology);
        done(practice.run(practice.create(practice.task("Ferries", Practice.FERRIES, Optional.empty()))));
    }

    @AfterEach
    void close() {
        practice.close();
    }

    private static RunResult done(RunResult result) {
        assertEquals(RunOutcome.DONE, result.outcome(), () -> result.problem().toString());
        return result;
    }

    private Plan plan(Side to) {
        return practice.failOver(new FailoverTask(Practice.FERRIES, Practice.SERVER, Practice.INSTANCE, to, Workload.WAIT, false, false));
    }

    private RunResult failOver(Side to) {
        return done(practice.run(plan(to)));
    }

    /** What somebody with nothing but the statements would do, and nothing of ours in between. */
    private Duration bare(Side primary) {
        long begun = System.nanoTime();
        practice.ends.on(primary).execute("ALTER AVAILABILITY GROUP [ferries] FAILOVER");
        return since(begun);
    }

    private Duration bareByHand() {
        long begun = System.nanoTime();
        practice.ends.sqlServer().execute("ALTER AVAILABILITY GROUP [ferries] SET (ROLE = SECONDARY)");
        practice.ends.instance().execute("ALTER AVAILABILITY GROUP [ferries] FORCE_FAILOVER_ALLOW_DATA_LOSS");
        return since(begun);
    }

    private Duration since(long begun) {
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        settled();
        return took;
    }

    private void settled() {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!(practice.world.read(new Probe.LinkState(Practice.FERRIES, LinkCondition.SYNCHRONIZING), Map.of()) instanceof Reading.Matching)) {
            assertTrue(System.nanoTime() < end, "data does not flow again");
        }
    }

    @Test
    void theInterruptionIsMeasuredFromTheCallToTheFirstPossibleWriteAndKeptInTheJournal() throws Exception {
        linked(Topology.shipped("default"));
        RunResult result = failOver(Side.MANAGED_INSTANCE);
        Interruption measured = result.history().interruption().orElseThrow();
        assertEquals(measured, practice.runs.find(result.history().run()).interruption().orElseThrow());
        assertTrue(measured.lasted().orElseThrow().compareTo(result.history().worked()) < 0, measured::words);
        assertEquals(measured.lasted().orElseThrow().toMillis() / 1000.0, RunDocument.of(result).interruption().seconds());
        assertEquals(Optional.empty(), practice.runs.list().getLast().interruption(), "making a link interrupts nobody");
    }

    /** Where one statement does it all, people are interrupted by nothing else: it must take no longer in the middle of a run. */
    @Test
    @Tag("benchmark")
    void byStatementItIsAtMostATenthLongerThanTheBareStatement() throws Exception {
        linked(Topology.shipped("default"));
        compare(Duration.ZERO, () -> bare(Side.SQL_SERVER), () -> {
            AtomicLong begun = new AtomicLong();
            AtomicLong ended = new AtomicLong();
            done(practice.runner.run(plan(Side.MANAGED_INSTANCE), practice.world, event -> {
                if (event instanceof StepEvent.Started && event.step().id().equals("failover")) {
                    begun.set(System.nanoTime());
                } else if (event instanceof StepEvent.Called && event.step().id().equals("failover")) {
                    ended.set(System.nanoTime());
                }
            }));
            return Duration.ofNanos(ended.get() - begun.get());
        });
    }

    /** As the journal has it, so with every look and every line of the journal in between. */
    @Test
    @Tag("benchmark")
    void byHandItIsAtMostATenthLongerThanTheBareStatementsAndTheSamplingWindow() throws Exception {
        linked(Practice.version(folder, "16.0.4095.4"));
        compare(FailoverTask.SAMPLING_WINDOW, this::bareByHand, () -> failOver(Side.MANAGED_INSTANCE).history().interruption().flatMap(Interruption::lasted).orElseThrow());
    }

    private void compare(Duration window, Supplier<Duration> statements, Supplier<Duration> run) {
        List<Duration> bare = new ArrayList<>();
        List<Duration> ours = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            Duration engine = statements.get();
            bare(Side.MANAGED_INSTANCE);
            Duration interruption = run.get();
            settled();
            bare(Side.MANAGED_INSTANCE);
            if (round > 0) { // the first one warms up
                bare.add(engine);
                ours.add(interruption);
            }
        }
        double ratio = (double) median(ours).toNanos() / median(bare).plus(window).toNanos();
        String seen = "bare %s and a window of %s, ours %s, ratio of the medians %.3f".formatted(bare, window, ours, ratio);
        System.out.println(seen);
        assertTrue(ratio <= 1.1, seen);
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
