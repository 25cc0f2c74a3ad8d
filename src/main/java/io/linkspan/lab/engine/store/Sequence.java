package io.linkspan.lab.engine.store;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.engine.type.SqlType;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A sequence object. Its definition is immutable; its counter, as on the real server, no rollback sets back (T-SQL reference, "CREATE SEQUENCE"). Safe from any thread. */
public final class Sequence implements SchemaObject {

    /** What CREATE SEQUENCE says. Values are those of bigint: wider decimal sequences are not made. */
    public record Definition(int id, String schema, String name, Instant created, SqlType type, long start, long increment, long minimum, long maximum, boolean cycles, boolean cached) {
    }

    private final Definition definition;
    private @Nullable Long last;

    /** @param last the value given last, empty if none was */
    Sequence(Definition definition, OptionalLong last) {
        this.definition = definition;
        this.last = last.isPresent() ? last.getAsLong() : null;
    }

    public Definition definition() {
        return definition;
    }

    /** @throws ServerError 11728 where it has run out */
    public synchronized long next() {
        last = after(last);
        return last;
    }

    private long after(@Nullable Long before) {
        if (before == null) {
            return definition.start;
        }
        boolean up = definition.increment > 0;
        boolean over = up ? before > definition.maximum - definition.increment : before < definition.minimum - definition.increment;
        if (!over) {
            return before + definition.increment;
        }
        if (!definition.cycles) {
            throw ServerError.of(11728, 16, 1, "The sequence object '" + definition.name + "' has reached its minimum or maximum value. Restart the sequence object to allow new values to be generated.");
        }
        return up ? definition.minimum : definition.maximum;
    }

    public synchronized OptionalLong last() {
        return last == null ? OptionalLong.empty() : OptionalLong.of(last);
    }

    @Override
    public int id() {
        return definition.id;
    }

    @Override
    public String schema() {
        return definition.schema;
    }

    @Override
    public String name() {
        return definition.name;
    }

    @Override
    public Instant created() {
        return definition.created;
    }
}
