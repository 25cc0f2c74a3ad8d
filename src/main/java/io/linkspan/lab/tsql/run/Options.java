package io.linkspan.lab.tsql.run;

import io.linkspan.lab.engine.store.Patience;
import io.linkspan.lab.tsql.syntax.ObjectName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** The SET options of a session. Those that change nothing in the lab are kept for @@OPTIONS and DBCC USEROPTIONS alone. */
final class Options {

    private final Map<String, Boolean> switches = new TreeMap<>();
    private long rowCount;
    private int lockTimeout = -1;
    private int dateFirst = 7;
    private String isolation = "READ COMMITTED";
    private String dateFormat = "mdy";
    private String language = "us_english";
    private Optional<ObjectName> identityInsert = Optional.empty();
    private byte[] contextInfo = {};

    Options() {
        for (String on : new String[] {"QUOTED_IDENTIFIER", "ANSI_NULLS", "ANSI_WARNINGS", "ANSI_PADDING", "ANSI_NULL_DFLT_ON", "CONCAT_NULL_YIELDS_NULL", "ARITHABORT"}) {
            switches.put(on, true);
        }
    }

    boolean on(String name) {
        return switches.getOrDefault(name, false);
    }

    void set(String name, boolean on) {
        switches.put(name, on);
    }

    /** Rows after which a statement stops, 0 for all. */
    long rowCount() {
        return rowCount;
    }

    void rowCount(long rows) {
        rowCount = rows;
    }

    /** Milliseconds, -1 for ever. */
    int lockTimeout() {
        return lockTimeout;
    }

    void lockTimeout(int milliseconds) {
        lockTimeout = milliseconds;
    }

    Patience patience(BooleanSupplier cancelled) {
        return new Patience(lockTimeout < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(lockTimeout)), cancelled);
    }

    int dateFirst() {
        return dateFirst;
    }

    void dateFirst(int day) {
        dateFirst = day;
    }

    String isolation() {
        return isolation;
    }

    void isolation(String level) {
        isolation = level;
    }

    String dateFormat() {
        return dateFormat;
    }

    void dateFormat(String format) {
        dateFormat = format;
    }

    String language() {
        return language;
    }

    void language(String name) {
        language = name;
    }

    /** The one table for which explicit identity values are allowed. */
    Optional<ObjectName> identityInsert() {
        return identityInsert;
    }

    void identityInsert(Optional<ObjectName> table) {
        identityInsert = table;
    }

    byte[] contextInfo() {
        return contextInfo;
    }

    void contextInfo(byte[] bytes) {
        contextInfo = bytes;
    }
}
