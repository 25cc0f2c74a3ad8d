package io.linkspan.check;

import io.linkspan.check.fact.Facts;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Severity;
import io.linkspan.model.Side;
import java.util.Locale;
import java.util.function.Function;

/**
 * A prerequisite.
 *
 * @param id       permanent, such as SRV-01; stands in documents and names the place in the manual
 * @param severity ERROR: the task must not begin unless it passes
 * @param judge    from what was read of the two ends to an outcome; throws the problem of a part that could not be read
 */
public record Check(String id, String title, Side side, Severity severity, Function<Facts, Outcome> judge) {

    /** A check that stops the task. */
    public static Check blocking(String id, String title, Side side, Function<Facts, Outcome> judge) {
        return new Check(id, title, side, Severity.ERROR, judge);
    }

    /** A check that only advises. */
    public static Check advising(String id, String title, Side side, Function<Facts, Outcome> judge) {
        return new Check(id, title, side, Severity.WARNING, judge);
    }

    /** Place in the manual. */
    public String manual() {
        return "checks#" + id.toLowerCase(Locale.ROOT);
    }

    /** Judges; what could not be read breaks this check and no other. */
    public CheckResult on(Facts facts) {
        try {
            return new CheckResult(this, judge.apply(facts));
        } catch (ProblemException e) {
            return new CheckResult(this, new Outcome.Broke(e.problem()));
        }
    }
}
