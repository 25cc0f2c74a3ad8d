/** The tasks: each a function from what is wanted and what is known to a list of steps (Managed Instance link, configure with scripts). */
@NullMarked
package io.linkspan.plan.task;

import org.jspecify.annotations.NullMarked;
