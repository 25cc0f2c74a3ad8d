package io.linkspan.model;

import java.util.Arrays;
import java.util.Optional;

/** One of the two machines of a link. A side stays what it is for ever; roles swap. */
public enum Side {
    SQL_SERVER("sql-server", "SQL Server"), MANAGED_INSTANCE("managed-instance", "managed instance");

    private final String id;
    private final String words;

    Side(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** The word used in JSON and on the command line. */
    public String id() {
        return id;
    }

    /** The words used in a sentence. */
    public String words() {
        return words;
    }

    /** The side of that id; empty where there is none. */
    public static Optional<Side> of(String id) {
        return Arrays.stream(values()).filter(side -> side.id.equals(id)).findFirst();
    }

    public Side other() {
        return this == SQL_SERVER ? MANAGED_INSTANCE : SQL_SERVER;
    }
}
