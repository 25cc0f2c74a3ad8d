package io.linkspan.plan.task.failover;

import io.linkspan.model.LinkName;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.StepOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which jobs the failovers of a link hold, as their journals say: disabled by a run, and enabled by none since. */
final class HeldJobs {

    static final String HOLD = "hold-job-";
    static final String GIVE_BACK = "return-job-";

    private HeldJobs() {
    }

    /** @param runs latest first */
    static Set<String> of(List<History> runs, LinkName link) {
        Set<String> held = new HashSet<>();
        runs.reversed().stream().filter(run -> run.isOf(link)).forEach(run -> run.plan().steps().forEach(step -> {
            if (run.outcome(step) == StepOutcome.DONE && step.id().startsWith(HOLD)) {
                held.add(job(step, HOLD));
            } else if (step.id().startsWith(GIVE_BACK) && run.held(step)) {
                held.remove(job(step, GIVE_BACK));
            }
        }));
        return held;
    }

    private static String job(Step step, String prefix) {
        return step.id().substring(prefix.length());
    }
}
