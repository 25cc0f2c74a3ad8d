package io.linkspan.plan.run;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/**
 * Who is at the keyboard, and where: what a journal and a lock show to the others.
 *
 * @param process id of the process
 * @param since start of the process, which tells it from a later one with the same id
 */
public record Operator(String user, String host, long process, String since) {

    /** The user and the machine of this process. */
    public static Operator current() {
        return new Operator(System.getProperty("user.name"), localHost(), ProcessHandle.current().pid(), start(ProcessHandle.current()));
    }

    /** Whether the process still lives. One on another machine cannot be asked, and counts as living. */
    public boolean lives() {
        return !host.equals(localHost()) || ProcessHandle.of(process).filter(ProcessHandle::isAlive).map(Operator::start).filter(since::equals).isPresent();
    }

    private static String start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }

    @Override
    public String toString() {
        return user + " on " + host + " (process " + process + ")";
    }
}
