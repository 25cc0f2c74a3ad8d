package io.linkspan.lab.tsql.rows;

import org.jspecify.annotations.Nullable;

/** A compiled scalar expression. */
@FunctionalInterface
public interface Code {

    @Nullable Object of(Frame frame);
}
