package io.linkspan.ui.create.draft;

import io.linkspan.ui.control.State;
import io.linkspan.ui.wizard.Mark;

/** How each page stands: done only while what it rests on is as it was read. */
final class Standing {

    private final Draft draft;
    private final Readings readings;
    private final Gates gates;

    Standing(Draft draft, Readings readings, Gates gates) {
        this.draft = draft;
        this.readings = readings;
        this.gates = gates;
    }

    /**
     * Of a page that has been seen.
     *
     * @param begun whether the run was started, after which nothing is chosen any more
     */
    Mark mark(Chapter which, boolean begun) {
        if (begun && !which.running()) {
            return warns(which) ? Mark.WARNING : Mark.DONE;
        }
        return switch (which) {
            case NAMES -> draft.read().isEmpty() && readings.failure().isEmpty() ? Mark.RECHECK : verdict(which);
            case CHECKS, REVIEW -> draft.current().isEmpty() && readings.failure().isEmpty() ? Mark.RECHECK : verdict(which);
            default -> verdict(which);
        };
    }

    private Mark verdict(Chapter which) {
        return gates.whyNot(which).isEmpty() ? warns(which) ? Mark.WARNING : Mark.DONE : missing(which) ? Mark.RECHECK : Mark.ERROR;
    }

    /** Not wrong, only to be chosen or read again. */
    private boolean missing(Chapter which) {
        return which == Chapter.DATABASES && draft.database().get().isEmpty() || which == Chapter.SERVER && draft.survey().get().isEmpty() && readings.server().busy()
                || which == Chapter.INSTANCE && draft.instanceSurvey().get().isEmpty() && readings.instance().busy() || which == Chapter.REVIEW;
    }

    private boolean warns(Chapter which) {
        return which == Chapter.CHECKS && draft.checked().get().filter(found -> !found.warnings().isEmpty()).isPresent()
                || which == Chapter.INSTANCE && draft.wayBack().state() == State.WARNING;
    }
}
