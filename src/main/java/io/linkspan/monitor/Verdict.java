package io.linkspan.monitor;

/** Whether links do what they are for. Unknown is not healthy. */
public enum Verdict {
    HEALTHY, UNHEALTHY, UNKNOWN;

    /** The verdict on both together. */
    Verdict and(Verdict other) {
        return this == UNHEALTHY || other == UNHEALTHY ? UNHEALTHY : this == UNKNOWN || other == UNKNOWN ? UNKNOWN : HEALTHY;
    }
}
