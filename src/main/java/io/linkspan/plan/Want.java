package io.linkspan.plan;

import io.linkspan.plan.Template.Late;
import io.linkspan.plan.Template.Part;
import io.linkspan.plan.Template.Text;
import java.util.Locale;

/**
 * One value that a probe compares, and what it means when it is another.
 *
 * @param field column of the probe's row, or JSON pointer into the resource
 * @param what the value in words, for the list of differences
 * @param value a text, or a late fact
 * @param other what another value means
 * @param missing what no value (NULL, absent property) means
 */
public record Want(String field, String what, Comparison comparison, Part value, Otherwise other, Otherwise missing) {

    /** How the value found is held against the one wanted. */
    public enum Comparison {
        IS, IS_IGNORING_CASE, HAS_BYTES, CONTAINS, LACKS;

        /** Whether no value at all is as wanted. */
        boolean holdsWithoutValue() {
            return this == LACKS;
        }

        boolean holds(String found, String wanted) {
            return switch (this) {
                case IS -> found.equals(wanted);
                case IS_IGNORING_CASE -> found.equalsIgnoreCase(wanted);
                case HAS_BYTES -> bare(found).equals(bare(wanted));
                case CONTAINS -> found.contains(wanted);
                case LACKS -> !found.contains(wanted);
            };
        }

        /** The management API shows bytes with and without the prefix, in either case. */
        private static String bare(String hex) {
            String lower = hex.toLowerCase(Locale.ROOT);
            return lower.startsWith("0x") ? lower.substring(2) : lower;
        }
    }

    /** What a difference means. */
    public enum Otherwise {
        /** The step's work is still to be done. */
        ABSENT,
        /** It is under way. */
        RUNNING,
        /** A leftover. */
        BROKEN,
        /** Somebody else's. */
        CONFLICTING
    }

    public static Want of(String field, String what, Comparison comparison, String value, Otherwise otherwise) {
        return new Want(field, what, comparison, new Text(value), otherwise, otherwise);
    }

    /** The value is as given, or the object is somebody else's. */
    public static Want is(String field, String what, String value) {
        return of(field, what, Comparison.IS, value, Otherwise.CONFLICTING);
    }

    public static Want bytes(String field, String what, String fact, Otherwise otherwise) {
        return new Want(field, what, Comparison.HAS_BYTES, new Late(fact, Template.Kind.BINARY), otherwise, otherwise);
    }

    public Want orMissing(Otherwise meaning) {
        return new Want(field, what, comparison, value, other, meaning);
    }
}
