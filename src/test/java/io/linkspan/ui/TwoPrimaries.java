package io.linkspan.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkRole;
import io.linkspan.model.Side;
import io.linkspan.plan.EndsWorld;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** A link of a practice estate whose server died, was taken over from by force, and returned. */
public final class TwoPrimaries {

    private TwoPrimaries() {
    }

    /** Returns once both sides say PRIMARY. */
    public static void make(Practice practice, Place.Link link) throws Exception {
        practice.lab().control().set("kill", link.server(), "");
        try (LinkEnds ends = practice.estate().lazyEnds(link.server(), link.instance())) {
            FailoverTask task = new FailoverTask(link.name(), link.server(), link.instance(), Side.MANAGED_INSTANCE, Workload.PROCEED, false, true);
            FailoverDraft draft = FailoverDraft.read(task, Optional.of("Ferries"), ends, practice.estate().reader(ends), practice.estate().runs(), Clock.systemUTC());
            RunResult result = practice.estate().runner().run(draft.plan(), new EndsWorld(ends, practice.estate().reader(ends), _ -> new char[0], Clock.systemUTC()), _ -> { });
            assertEquals(RunOutcome.DONE, result.outcome(), () -> result.problem().toString());
        }
        practice.lab().control().clear();
        long end = System.nanoTime() + 60_000_000_000L;
        while (!bothPrimary(practice, link)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the two sides never both say PRIMARY");
            }
            Thread.onSpinWait();
        }
    }

    private static boolean bothPrimary(Practice practice, Place.Link link) {
        try (LinkEnds ends = practice.estate().lazyEnds(link.server(), link.instance())) {
            var seen = practice.estate().reader(ends).read(link.name());
            return Arrays.stream(Side.values()).allMatch(side -> seen.role(side).equals(Optional.of(LinkRole.PRIMARY)));
        }
    }
}
