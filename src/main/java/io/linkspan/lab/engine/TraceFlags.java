package io.linkspan.lab.engine;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Trace flags that are on for the whole instance. Those of a session live in the session. Safe from any thread. */
public final class TraceFlags {

    private final SortedSet<Integer> flags = new ConcurrentSkipListSet<>();

    public void on(int flag) {
        flags.add(flag);
    }

    public void off(int flag) {
        flags.remove(flag);
    }

    public boolean isOn(int flag) {
        return flags.contains(flag);
    }

    public SortedSet<Integer> all() {
        return new TreeSet<>(flags);
    }
}
