package io.linkspan.cli.desk;

import io.linkspan.plan.Plan;
import io.linkspan.plan.Reading;
import io.linkspan.plan.Step;
import io.linkspan.plan.run.RunObserver;
import io.linkspan.plan.run.StepEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A run for people: one line a step when it ends, with the time it took; what is waited for when it changes. */
public final class StepPrinter implements RunObserver {

    private final Output output;
    private final Plan plan;
    private final Clock clock;
    private Instant since;
    private String waiting = "";

    public StepPrinter(Output output, Plan plan, Clock clock) {
        this.output = output;
        this.plan = plan;
        this.clock = clock;
        this.since = clock.instant();
    }

    @Override
    public void on(StepEvent event) {
        switch (event) {
            case StepEvent.Finished finished -> line(finished.step(), finished.outcome().word(), "");
            case StepEvent.Failed failed -> line(failed.step(), "failed", ": " + failed.problem().text());
            case StepEvent.Kept kept -> line(kept.step(), "kept", ": " + kept.why());
            case StepEvent.Waiting(Step step, Reading reading) when !reading.sentence().equals(waiting) -> {
                waiting = reading.sentence();
                output.say("           … " + step.title() + ": " + waiting);
            }
            case StepEvent.Waiting _, StepEvent.Probed _, StepEvent.Started _, StepEvent.Accepted _, StepEvent.Called _ -> { }
        }
    }

    private void line(Step step, String word, String more) {
        Instant now = clock.instant();
        output.say("%s [%2d/%d] %s%s (%.1f s)".formatted(Marks.of(word), plan.steps().indexOf(step) + 1, plan.steps().size(), step.title(), more, Duration.between(since, now).toMillis() / 1000.0));
        since = now;
    }
}
