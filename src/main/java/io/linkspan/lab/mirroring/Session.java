package io.linkspan.lab.mirroring;

/** A connection over which log flows, seen from one of its ends. */
sealed interface Session permits Sender, Receiver {

    /** Works until the connection ends; the thread belongs to it. */
    void run();

    /** Called every now and then: keeps the connection alive, ends it where it may not be any more. Must not wait. */
    void tend();

    Frames frames();

    /** Ends the connection. */
    void end();
}
