package io.linkspan.lab.tsql.run.option;

import io.linkspan.lab.engine.store.Patience;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** The SET options of a session. Those that change nothing in the lab are kept for @@OPTIONS and DBCC USEROPTIONS alone. */
public final class Options {

    private final Map<String, Boolean> switches = new TreeMap<>();
    private long rowCount;
    private int lockTimeout = -1;
    private int dateFirst = 7;
    private String isolation = "READ COMMITTED";
    private String dateFormat = "mdy";
    private String language = "us_english";
    private Optional<ObjectName> identityInsert = Optional.empty();
    private byte[] contextInfo = {};

    public Options() {
        for (String on : new String[] {"QUOTED_IDENTIFIER", "ANSI_NULLS", "ANSI_WARNINGS", "ANSI_PADDING", "ANSI_NULL_DFLT_ON", "CONCAT_NULL_YIELDS_NULL", "ARITHABORT"}) {
            switches.put(on, true);
        }
    }

    public boolean on(String name) {
        return switches.getOrDefault(name, false);
    }

    public void set(String name, boolean on) {
        switches.put(name, on);
    }

    /** Rows after which a statement stops, 0 for all. */
    public long rowCount() {
        return rowCount;
    }

    public void rowCount(long rows) {
        rowCount = rows;
    }

    /** Milliseconds, -1 for ever. */
    public int lockTimeout() {
        return lockTimeout;
    }

    public void lockTimeout(int milliseconds) {
        lockTimeout = milliseconds;
    }

    public Patience patience(BooleanSupplier cancelled) {
        return new Patience(lockTimeout < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(lockTimeout)), cancelled);
    }

    public int dateFirst() {
        return dateFirst;
    }

    public void dateFirst(int day) {
        dateFirst = day;
    }

    public String isolation() {
        return isolation;
    }

    public void isolation(String level) {
        isolation = level;
    }

    public String dateFormat() {
        return dateFormat;
    }

    public void dateFormat(String format) {
        dateFormat = format;
    }

    public String language() {
        return language;
    }

    public void language(String name) {
        language = name;
    }

    /** The one table for which explicit identity values are allowed. */
    public Optional<ObjectName> identityInsert() {
        return identityInsert;
    }

    public void identityInsert(Optional<ObjectName> table) {
        identityInsert = table;
    }

    public byte[] contextInfo() {
        return contextInfo;
    }

    public void contextInfo(byte[] bytes) {
        contextInfo = bytes;
    }
}
