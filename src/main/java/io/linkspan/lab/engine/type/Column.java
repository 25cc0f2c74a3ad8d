package io.linkspan.lab.engine.type;

/** A column of a table, a view or a result: an empty name is an unnamed result column. */
public record Column(String name, SqlType type, boolean nullable) {

    public Column(String name, SqlType type) {
        this(name, type, true);
    }

    public Column named(String other) {
        return new Column(other, type, nullable);
    }
}
