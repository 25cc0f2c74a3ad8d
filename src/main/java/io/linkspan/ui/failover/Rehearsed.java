package io.linkspan.ui.failover;

import io.linkspan.model.Problem;
import io.linkspan.plan.run.Rehearsal;
import io.linkspan.ui.control.State;
import io.linkspan.ui.wizard.Times;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What the last rehearsal of a link came to, in words. Pure. */
record Rehearsed(State state, String says, String detail) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    /** The journals were not read yet. */
    static final Rehearsed UNREAD = new Rehearsed(State.PENDING, "Not read yet", "It comes with the journals of this computer.");

    /** The journals could not be read, so nobody can say. */
    static Rehearsed unknown(Problem why) {
        return new Rehearsed(State.UNKNOWN, "Not known", (why.text() + " " + why.next()).strip());
    }

    /** @param last the latest that got as far as having its copy */
    static Rehearsed of(Optional<Rehearsal> last) {
        return last.map(rehearsal -> {
            long failed = rehearsal.answers().stream().filter(answer -> answer.failure().isPresent()).count();
            return new Rehearsed(state(rehearsal.verdict()), switch (rehearsal.verdict()) {
                case PASSED -> "Passed";
                case FAILED -> "Failed: " + failed + " of " + rehearsal.answers().size() + " questions";
                case UNFINISHED -> "Not finished";
            }, DAY.format(rehearsal.startedAt()) + " UTC" + rehearsal.restored().map(took -> ", copied in " + Times.duration(took)).orElse(""));
        }).orElseGet(() -> new Rehearsed(State.SKIPPED, "None known", "The journals of this computer tell of none."));
    }

    private static State state(Rehearsal.Verdict verdict) {
        return switch (verdict) {
            case PASSED -> State.SUCCESS;
            case FAILED -> State.ERROR;
            case UNFINISHED -> State.WARNING;
        };
    }
}
