package io.linkspan.lab.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be broken. The names in kebab case are those of {@code lab fault set}. */
public enum FaultKind {

    /** Nothing passes between the mirroring endpoints of a machine or link. */
    CUT_PATH,
    /** The value is bytes per second ({@code 64k}, {@code 2m}) or a delay of every message ({@code 200ms}). */
    SLOW_PATH,
    /** The machine is down: it accepts nothing and drops every connection. */
    KILL,
    /** Hardened log is not replayed. */
    STOP_REDO,
    /** The endpoint certificate that the machine has now ends now; one made later is not concerned. */
    EXPIRE_CERTIFICATE,
    /** SQL Server Agent of the machine is not running. */
    STOP_AGENT,
    /** Bearer tokens given out so far count as expired. */
    EXPIRE_TOKEN,
    /** The log of the databases of the machine, or of the one that the value names, is full. */
    FILL_LOG,
    /** Management requests fail with the code that the value names. */
    ARM_ERROR,
    /** The management plane does what it was asked and then drops the connection, once. */
    ARM_LOSE_ANSWER,
    /** The machine carries out the next statement that changes something and drops the connection before it answers, once. */
    DROP_CONNECTION;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FaultKind> find(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equalsIgnoreCase(id)).findFirst();
    }

    /** All ids, for the sentence that refuses an unknown one. */
    public static String ids() {
        return Arrays.stream(values()).map(FaultKind::id).collect(Collectors.joining(", "));
    }
}
