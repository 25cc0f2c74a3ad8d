package io.linkspan.plan.run;

import io.linkspan.model.Problem;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param history what its journal holds by now
 * @param problem why it did not end well; of a run that is done, the first of what is left to do
 */
public record RunResult(RunOutcome outcome, History history, Optional<Problem> problem) {
}
