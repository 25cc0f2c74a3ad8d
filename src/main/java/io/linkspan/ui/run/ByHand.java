package io.linkspan.ui.run;

import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.Undo;
import java.util.List;
import java.util.Optional;

/** The two ways out of a run that has stopped while nobody is primary, for somebody who has to go one of them by hand. Pure. */
record ByHand(List<Way> ways) {

    /**
     * One of them.
     *
     * @param when      it may be gone
     * @param statement as it is sent
     */
    record Way(String title, String when, String statement) {
    }

    /** Empty for a plan with no such stretch. */
    static Optional<ByHand> of(Plan plan) {
        Optional<Step> last = plan.step(plan.pointOfNoReturn());
        return plan.step(plan.writesEnd()).flatMap(first -> first.undo() instanceof Undo.By by ? last.map(finish -> new ByHand(List.of(
                way("To finish, on ", finish, "The " + finish.side().words() + " is primary then.", finish.call(), plan),
                way("Or to go back, on ", first, "Only once the " + finish.side().words() + " itself says SECONDARY: else both would be primary.", by.call(), plan)))) : Optional.empty());
    }

    private static Way way(String lead, Step step, String when, Call call, Plan plan) {
        return new Way(lead + StepRow.pending(plan, step).where(), when, StepPanel.sent(call));
    }
}
