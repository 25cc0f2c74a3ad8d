package io.linkspan.link;

import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * One that was asked, and whether it answered.
 *
 * @param name    of the machine in the profile
 * @param azure   Azure was asked about the instance, not the instance itself
 * @param problem why there was no answer
 * @param at      when it answered, or since when it does not
 */
public record Asked(String name, Side side, boolean azure, Optional<Problem> problem, Instant at) {

    public boolean answered() {
        return problem.isEmpty();
    }

    /** This, but silent since the earlier time if it was silent before, too. */
    Asked after(Asked earlier) {
        return answered() || earlier.answered() ? this : new Asked(name, side, azure, problem, earlier.at());
    }

    boolean isSame(Asked other) {
        return azure == other.azure && side == other.side && name.equals(other.name);
    }
}
