package io.linkspan.lab.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Settable options of a database, by their names in {@code ALTER DATABASE … SET}: RECOVERY is FULL, BULK_LOGGED or SIMPLE, the access MULTI_USER, SINGLE_USER or
 * RESTRICTED_USER, others ON or OFF or a number. Safe from any thread.
 */
public final class DatabaseOptions {

    public static final String RECOVERY = "RECOVERY";
    public static final String ACCESS = "USER_ACCESS";
    public static final String READ_ONLY = "READ_ONLY";
    public static final String AUTO_CLOSE = "AUTO_CLOSE";
    public static final String BROKER = "ENABLE_BROKER";
    public static final String ADR = "ACCELERATED_DATABASE_RECOVERY";
    public static final String COMPATIBILITY = "COMPATIBILITY_LEVEL";
    public static final String ENCRYPTION = "ENCRYPTION";
    public static final String CDC = "CDC";

    private final Map<String, String> values = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);

    public DatabaseOptions(int compatibility) {
        values.putAll(Map.of(RECOVERY, "FULL", ACCESS, "MULTI_USER", COMPATIBILITY, Integer.toString(compatibility), "PAGE_VERIFY", "CHECKSUM", "AUTO_CREATE_STATISTICS", "ON", "AUTO_UPDATE_STATISTICS", "ON"));
    }

    public String get(String name) {
        return values.getOrDefault(name, "OFF");
    }

    public boolean on(String name) {
        return get(name).equals("ON");
    }

    public void set(String name, String value) {
        values.put(name, value);
    }

    public void set(String name, boolean on) {
        values.put(name, on ? "ON" : "OFF");
    }

    public String recovery() {
        return get(RECOVERY);
    }

    /** All of them, as a backup or seeding carries them. */
    public Map<String, String> all() {
        return new TreeMap<>(values);
    }

    public void setAll(Map<String, String> others) {
        values.putAll(others);
    }
}
