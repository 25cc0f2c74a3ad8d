package io.linkspan.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An expected thing that went wrong, in words for the operator. Never holds a secret.
 *
 * @param kind   what sort of thing it is; decides the exit code
 * @param side   the side it happened on, if on one
 * @param code   permanent kebab-case word, or the ARM error code as Azure spells it
 * @param number error number of SQL Server or HTTP status of ARM, where there is one
 * @param text   what happened, one sentence
 * @param raw    the machine's own words, possibly empty
 * @param next   what to do, one sentence, possibly empty
 */
public record Problem(Kind kind, Optional<Side> side, String code, OptionalInt number, String text, String raw, String next) {

    /** Sorts of problem. */
    public enum Kind {
        /** The operator's input is wrong, or names something that does not exist. */
        USAGE,
        /** Somebody has to agree to something first. */
        CONSENT,
        /** The other side does not answer, is not trusted, or does not let us in. */
        UNREACHABLE,
        /** The other side answered, and said no. */
        REFUSED,
        /** The answer was lost: the call may or may not have taken effect. Read again before repeating. */
        UNCLEAR,
        /** Waiting took longer than patience allows; the thing waited for may still come. */
        TIMED_OUT,
        /** A fault of the program or of its surroundings. */
        UNEXPECTED
    }

    public static Problem of(Kind kind, String code, String text, String next) {
        return new Problem(kind, Optional.empty(), code, OptionalInt.empty(), text, "", next);
    }

    public static Problem usage(String code, String text, String next) {
        return of(Kind.USAGE, code, text, next);
    }

    public Problem on(Side where) {
        return new Problem(kind, Optional.of(where), code, number, text, raw, next);
    }

    public Problem number(int value) {
        return new Problem(kind, side, code, OptionalInt.of(value), text, raw, next);
    }

    public Problem raw(String words) {
        return new Problem(kind, side, code, number, text, words, next);
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    public ProblemException exception(Throwable cause) {
        return new ProblemException(this, cause);
    }
}
