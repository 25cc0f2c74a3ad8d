/** Linkspan: {@code Main} picks window or command line, {@code Linkspan} builds every object by hand, in order, and closes them. */
@NullMarked
package io.linkspan;

import org.jspecify.annotations.NullMarked;
