package io.linkspan.ui.run;

import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.plan.run.StepOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * That nobody can write because of a run. Pure.
 *
 * @param since the last possible write
 * @param limit how long the run waits in that time before it gives the service back; where it waits for nothing then, how long the change of roles may take
 */
record WritesStopped(Instant since, Duration limit) {

    /** As the journal says; empty while somebody can write. */
    static Optional<WritesStopped> of(History history) {
        return history.interruption().filter(interruption -> interruption.to().isEmpty()).map(interruption -> new WritesStopped(interruption.from(), limit(history.plan())));
    }

    /** After an event of a run under way. */
    static Optional<WritesStopped> after(Optional<WritesStopped> before, Plan plan, StepEvent event, Instant at) {
        String step = event.step().id();
        return switch (event) {
            case StepEvent.Started _ when step.equals(plan.writesEnd()) -> before.or(() -> Optional.of(new WritesStopped(at, limit(plan))));
            case StepEvent.Finished(Step _, StepOutcome outcome) when step.equals(outcome == StepOutcome.UNDONE ? plan.writesEnd() : plan.pointOfNoReturn()) -> Optional.empty();
            default -> before;
        };
    }

    private static Duration limit(Plan plan) {
        List<String> ids = plan.steps().stream().map(Step::id).toList();
        List<Step> stretch = plan.steps().subList(ids.indexOf(plan.writesEnd()), ids.indexOf(plan.pointOfNoReturn()) + 1);
        return stretch.stream().filter(Step::waits).map(Step::patience).reduce(Duration::plus).orElseGet(stretch.getLast()::patience);
    }

    boolean late(Instant now) {
        return lasted(now).compareTo(limit) > 0;
    }

    /** As "Writes stopped for 00:00:23 · limit 05:00". */
    String words(Instant now) {
        return "Writes stopped for " + RunWords.figure(lasted(now)) + " · limit " + RunWords.figure(limit).replaceFirst("^00:", "") + (late(now) ? " exceeded" : "");
    }

    private Duration lasted(Instant now) {
        return now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
    }
}
