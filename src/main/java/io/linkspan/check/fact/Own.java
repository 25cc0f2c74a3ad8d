package io.linkspan.check.fact;

import io.linkspan.model.Lsn;
import io.linkspan.model.Side;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What only one side of a split link has.
 *
 * @param after  last LSN that both have
 * @param since  newest commit of its own that it knows the other side to have, on its own clock; lost when it restarts
 * @param newest LSN of its newest commit
 * @param until  when that was, on its own clock
 */
public record Own(Side side, Optional<Lsn> after, Optional<LocalDateTime> since, Optional<Lsn> newest, Optional<LocalDateTime> until) {

    /** Whether it surely committed nothing that the other side lacks. */
    public boolean isNothing() {
        return after.isPresent() && newest.isPresent() && newest.get().compareTo(after.get()) <= 0;
    }

    public String words() {
        if (isNothing()) {
            return "The " + side.words() + " has committed nothing that the other side lacks.";
        }
        return "Only the " + side.words() + " has what it committed " + after.map(lsn -> "after LSN " + lsn).orElse("since the two parted, at an LSN that no view shows,") + newest.map(lsn -> " up to LSN " + lsn).orElse("") + ", "
                + since.map(at -> "from " + at.toString().replace('T', ' ')).orElse("from a time that no view shows") + until.map(at -> " to " + at.toString().replace('T', ' ')).orElse("") + ".";
    }
}
