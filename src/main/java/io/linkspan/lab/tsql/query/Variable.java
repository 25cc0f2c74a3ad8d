package io.linkspan.lab.tsql.query;

import io.linkspan.lab.engine.type.SqlType;
import org.jspecify.annotations.Nullable;

/** A variable or parameter of a batch or procedure, with its present value. */
public final class Variable {

    private final String name;
    private final SqlType type;
    private @Nullable Object value;

    public Variable(String name, SqlType type, @Nullable Object value) {
        this.name = name;
        this.type = type;
        this.value = value;
    }

    /** With its @. */
    public String name() {
        return name;
    }

    public SqlType type() {
        return type;
    }

    public @Nullable Object value() {
        return value;
    }

    /** @param value of the class that the type names */
    public void set(@Nullable Object value) {
        this.value = value;
    }
}
