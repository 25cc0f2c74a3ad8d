package io.linkspan.ui.create.draft;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.Outcome;
import io.linkspan.check.Verdict;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.task.CreateDraft;
import io.linkspan.plan.task.NewLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Both ends as they were read for what was asked for, and what the checks say of them.
 *
 * @param plan only where the checks say that it may begin; what it makes is kept, since the page of the run shows the ways on
 */
public record Checked(NewLink wanted, boolean masterKeyGiven, CreateDraft draft, CheckReport report, Optional<Plan> plan, Instant at, Duration took) {

    static final Duration FRESH = Duration.ofMinutes(15);

    static Checked of(NewLink wanted, boolean masterKeyGiven, CreateDraft draft, Instant at, Duration took) {
        CheckReport report = draft.check(_ -> { });
        return new Checked(wanted, masterKeyGiven, draft, report, report.verdict() == Verdict.READY ? Optional.of(draft.plan().keeping()) : Optional.empty(), at, took);
    }

    public List<CheckResult> warnings() {
        return report.results().stream().filter(result -> !result.blocks() && (result.outcome() instanceof Outcome.Warned || result.outcome() instanceof Outcome.Failed
                || result.outcome() instanceof Outcome.Broke)).toList();
    }

    /** Steps that people at work may notice. */
    public List<Step> disturbing() {
        return plan.map(p -> p.steps().stream().filter(step -> step.risk().compareTo(Risk.DISTURBING) >= 0).toList()).orElse(List.of());
    }

    /** What has to be read before going on. */
    List<String> warned() {
        return warnings().stream().map(result -> result.check().id() + " " + result.outcome()).toList();
    }

    boolean old(Instant now) {
        return at.plus(FRESH).isBefore(now);
    }
}
