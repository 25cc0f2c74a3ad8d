package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.model.Problem;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.Interruption;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What planned failovers there and back under eight connections that write all the time came to.
 *
 * @param lost rows that were acknowledged and are in neither copy, or not in both
 */
record ThereAndBack(int failovers, int acknowledged, List<Integer> lost, int doubled, List<Duration> interruptions, List<String> bothWritable, long looks) {

    private static final int WRITERS = 8;
    private static final int READINGS = 5;

    static ThereAndBack run(Practice practice, int rounds) throws Exception {
        Set<Integer> acknowledged;
        List<Duration> interruptions = new ArrayList<>();
        List<String> both;
        long looks;
        try (Writers writers = new Writers(practice.lab.machines()); RoleWatch watch = new RoleWatch(practice.machine(Side.SQL_SERVER), practice.machine(Side.MANAGED_INSTANCE))) {
            writers.start(WRITERS);
            for (int round = 0; round < rounds; round++) {
                for (Side to : List.of(Side.MANAGED_INSTANCE, Side.SQL_SERVER)) {
                    int before = writers.acknowledged();
                    interruptions.add(failOver(practice, to, Workload.PROCEED).history().interruption().flatMap(Interruption::lasted).orElseThrow());
                    writers.await(before + 50);
                }
            }
            acknowledged = writers.stop();
            both = watch.bothWritable();
            looks = watch.looks();
        }
        List<Integer> here = Writers.read(practice.machine(Side.SQL_SERVER));
        failOver(practice, Side.MANAGED_INSTANCE, Workload.WAIT);
        List<Integer> there = Writers.read(practice.machine(Side.MANAGED_INSTANCE));
        assertEquals(here, there);
        Set<Integer> inBoth = new HashSet<>(here);
        inBoth.retainAll(new HashSet<>(there));
        return new ThereAndBack(2 * rounds, acknowledged.size(), acknowledged.stream().filter(n -> !inBoth.contains(n)).toList(),
                here.size() - new HashSet<>(here).size() + there.size() - new HashSet<>(there).size(), interruptions.stream().sorted().toList(), both, looks);
    }

    /** One that was refused and gave the service back, as where a link that got no processor time dropped for a moment, is done again. */
    private static RunResult failOver(Practice practice, Side to, Workload workload) {
        RunResult result = practice.run(plan(practice, to, workload));
        for (int again = 0; again < READINGS && result.outcome() == RunOutcome.UNDONE; again++) {
            System.out.println("given back and done again: " + result.problem().orElseThrow().text());
            result = practice.run(plan(practice, to, workload));
        }
        return done(result);
    }

    private static RunResult done(RunResult result) {
        assertEquals(RunOutcome.DONE, result.outcome(), () -> result.problem().toString());
        return result;
    }

    /** A machine that shares its processors with much else may need more than one reading. */
    private static Plan plan(Practice practice, Side to, Workload workload) {
        for (int reading = 0; reading < READINGS; reading++) {
            try {
                return practice.failOver(to, workload, false, false);
            } catch (ProblemException e) {
                assertEquals(Problem.Kind.UNREACHABLE, e.problem().kind(), e::getMessage);
            }
        }
        return practice.failOver(to, workload, false, false);
    }

    String words() {
        return "%d failovers under %d writers: %d rows acknowledged, %d lost, %d doubled; interruption median %d ms, longest %d ms; %d looks, both sides writable at %d of them".formatted(failovers, WRITERS,
                acknowledged, lost.size(), doubled, interruptions.get(interruptions.size() / 2).toMillis(), interruptions.getLast().toMillis(), looks, bothWritable.size());
    }
}
