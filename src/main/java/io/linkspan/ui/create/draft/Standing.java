package io.linkspan.ui.create.draft;

import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.control.State;
import io.linkspan.ui.run.RunModel;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** How each page stands: done only while what it rests on is as it was read. */
final class Standing {

    private final Draft draft;
    private final Readings readings;
    private final Gates gates;
    private final RunModel run;

    Standing(Draft draft, Readings readings, Gates gates, RunModel run) {
        this.draft = draft;
        this.readings = readings;
        this.gates = gates;
        this.run = run;
    }

    /** @param begun whether the run was started, after which nothing is chosen any more */
    List<Mark> all(Chapter here, Set<Chapter> visited, boolean begun) {
        return Arrays.stream(Chapter.values()).map(which -> mark(which, here, visited, begun)).toList();
    }

    private Mark mark(Chapter which, Chapter here, Set<Chapter> visited, boolean begun) {
        if (which == here) {
            return Mark.CURRENT;
        }
        if (draft.intent().get().skips(which)) {
            return Mark.SKIPPED;
        }
        if (!visited.contains(which)) {
            return Mark.PENDING;
        }
        if (begun && !which.running()) {
            return warns(which) ? Mark.WARNING : Mark.DONE;
        }
        return switch (which) {
            case RUN -> run.outcome().get().map(how -> how == RunOutcome.DONE ? Mark.DONE : how.unfinished() ? Mark.ERROR : Mark.DONE).orElse(Mark.PENDING);
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
