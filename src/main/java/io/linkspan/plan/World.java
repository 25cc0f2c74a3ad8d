package io.linkspan.plan;

import io.linkspan.model.LinkName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a runner needs of the two ends: to look, and to act. Every method throws a {@link io.linkspan.model.ProblemException} when a side refuses or does not answer. */
public interface World {

    /**
     * Looks.
     *
     * @param facts late facts by name; holds all that the probe needs
     */
    Reading read(Probe probe, Map<String, String> facts);

    /**
     * Acts once, never again by itself.
     *
     * @param patience how long the call may take
     * @return the long-running operation that goes on, as text that {@link #poll} understands
     */
    Optional<String> act(Call call, Duration patience, Map<String, String> facts);

    /** Asks how an operation is: goes on, or has succeeded (empty). Refuses one on another host than the profile's. */
    Optional<String> poll(String operation);

    /** Keeps other operators off a link, on every side that can be reached, until closed. Refused when somebody holds it, naming who and where. */
    Held lock(LinkName link);

    /** A lock that is held. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
