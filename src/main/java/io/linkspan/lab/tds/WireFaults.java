package io.linkspan.lab.tds;

import java.time.Duration;

/** What is wrong with the wire of one server at this moment; asked by its connections, so safe from any thread. */
public interface WireFaults {

    /** A wire without faults. */
    WireFaults NONE = new WireFaults() { };

    /** Asked once for each new connection. */
    default Admission admission() {
        return Admission.ACCEPT;
    }

    /** Asked before each packet that a logged-in connection sends; {@code sent} counts those that went before it, over all answers. */
    default Fate packet(long sent) {
        return Fate.SEND;
    }

    /** What becomes of a new connection: a refused one is reset at once, a swallowed one never gets an answer. */
    enum Admission { ACCEPT, REFUSE, SWALLOW }

    /** What becomes of the connection instead of the packet, if anything. */
    enum Ending { NONE, CLOSE, RESET }

    /** What becomes of a packet: it waits, then it is sent or the connection ends. */
    record Fate(Duration delay, Ending ending) {

        /** Sent at once. */
        public static final Fate SEND = new Fate(Duration.ZERO, Ending.NONE);
    }
}
