/** Prerequisites as values: one catalogue per task, one runner, and the facts it gathers for the planner. */
@NullMarked
package io.linkspan.check;

import org.jspecify.annotations.NullMarked;
