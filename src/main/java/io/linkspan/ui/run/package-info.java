/** Runs: one under way or one that was, step by step, and the journals of all of them. */
@NullMarked
package io.linkspan.ui.run;

import org.jspecify.annotations.NullMarked;
