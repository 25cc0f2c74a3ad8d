package io.linkspan.check.around;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the journals of this computer say of a link and of its two machines. Runs from other computers are not in them.
 *
 * @param unfinished  runs of this link that run, or that somebody has to resume or undo first
 * @param elsewhere   failovers of other links on one of these machines that run now
 * @param rehearsed   when the latest rehearsal of this link ended well
 * @param unreadable  journals of runs on this link that cannot be read, by the names of their files
 * @param roleChanged when the latest run that changed roles sent its last call before they changed
 */
public record PastRuns(List<String> unfinished, List<String> elsewhere, List<String> unreadable, Optional<Instant> rehearsed, Optional<Instant> roleChanged) {

    /** No journal tells of the link. */
    public static final PastRuns NONE = new PastRuns(List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());

    public PastRuns {
        unfinished = List.copyOf(unfinished);
        elsewhere = List.copyOf(elsewhere);
        unreadable = List.copyOf(unreadable);
    }
}
