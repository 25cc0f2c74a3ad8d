package io.linkspan.plan.task;

import io.linkspan.check.around.PastRuns;
import io.linkspan.model.LinkName;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.Rehearsal;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.Runs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the journals of this computer tell to the checks of a task on a link. */
public final class Journals {

    private static final String FAILOVER = "failover";

    private Journals() {
    }

    /** @param server and instance, the link's two machines by their names in the profile */
    public static PastRuns of(Runs runs, LinkName link, String server, String instance) {
        Runs.Found found = runs.found();
        List<History> all = found.runs();
        List<History> own = all.stream().filter(run -> run.isOf(link, instance)).toList();
        // what was left unfinished counts until a later run of the link has ended well
        List<History> open = own.stream().takeWhile(run -> runs.outcome(run) != RunOutcome.DONE || run.isBeside()).toList();
        return new PastRuns(open.stream().filter(run -> runs.outcome(run).unfinished() && !run.plan().task().equals(Rehearsal.TASK) || runs.outcome(run) == RunOutcome.RUNNING).map(run -> words(run, runs)).toList(),
                all.stream().filter(run -> !own.contains(run) && run.plan().task().equals(FAILOVER) && (run.plan().server().equals(server) || run.plan().instance().equals(instance)))
                        .filter(run -> runs.outcome(run) == RunOutcome.RUNNING).map(run -> words(run, runs)).toList(),
                found.damaged(link).stream().map(Runs.Damaged::file).toList(),
                own.stream().filter(run -> Rehearsal.of(run).filter(shown -> shown.verdict() == Rehearsal.Verdict.PASSED).isPresent()).map(History::startedAt).findFirst(),
                own.stream().map(Journals::roleChange).flatMap(Optional::stream).findFirst());
    }

    private static String words(History run, Runs runs) {
        return "run " + run.run() + " (" + run.plan().task() + " " + run.plan().link() + ") is " + runs.outcome(run).word();
    }

    private static Optional<Instant> roleChange(History run) {
        Stream<Step> changing = run.plan().task().equals(FAILOVER) ? run.plan().steps().stream().filter(step -> step.id().equals(run.plan().pointOfNoReturn()) || step.id().equals(FAILOVER)) : Stream.empty();
        return changing.map(run::called).flatMap(Optional::stream).findFirst();
    }
}
