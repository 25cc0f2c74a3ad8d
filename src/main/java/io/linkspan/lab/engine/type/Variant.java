package io.linkspan.lab.engine.type;

/** A value of sql_variant: it carries its own base type. {@code value} is never null; a null variant is a plain null. */
public record Variant(SqlType type, Object value) {
}
