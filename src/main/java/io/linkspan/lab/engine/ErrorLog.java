package io.linkspan.lab.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The error log of an instance, newest file only. Safe from any thread. */
public final class ErrorLog {

    private static final int KEPT = 5000;

    private final Clock clock;
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    ErrorLog(Clock clock) {
        this.clock = clock;
    }

    /** {@code process} as the log's second column has it: Server, Logon, spid27s. */
    public void add(String process, String text) {
        entries.add(new Entry(clock.instant(), process, text));
        if (entries.size() > KEPT) {
            entries.subList(0, KEPT / 10).clear();
        }
    }

    /** An error the way the log has it: a line with its numbers, a line with its text. */
    public void error(String process, int number, int severity, int state, String text) {
        add(process, "Error: " + number + ", Severity: " + severity + ", State: " + state + ".");
        add(process, text);
    }

    public List<Entry> entries() {
        return new ArrayList<>(entries);
    }

    /** sp_cycle_errorlog. */
    public void cycle() {
        entries.clear();
    }

    /** A line. */
    public record Entry(Instant at, String process, String text) {
    }
}
