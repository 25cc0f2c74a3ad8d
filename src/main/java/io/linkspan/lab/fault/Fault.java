package io.linkspan.lab.fault;

import java.time.Instant;
import java.util.Arrays;

/**
 * One thing that is broken.
 *
 * @param id    counted from 1, never used again
 * @param on    name of a machine or link, empty for all of them
 * @param value what the kind makes of it, or empty
 * @param since when it was set
 */
public record Fault(int id, FaultKind kind, String on, String value, Instant since) {

    /** Whether it concerns one of these machines or links; letter case does not matter. */
    public boolean concerns(String... names) {
        return on.isEmpty() || Arrays.stream(names).anyMatch(on::equalsIgnoreCase);
    }
}
