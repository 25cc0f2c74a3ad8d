package io.linkspan.lab.mirroring;

import java.time.Duration;

/**
 * The emulated network of an estate.
 *
 * @param bytesPerSecond of each path between two machines
 * @param retry          pause between attempts to connect
 */
public record Network(long bytesPerSecond, Duration retry) {

    /** As fast as a local one. */
    public static final Network LOCAL = new Network(1L << 30, Duration.ofMillis(500));
}
