/** What the checks and the planner know of both ends: read once, each part known or unknown by itself. */
@NullMarked
package io.linkspan.check.fact;

import org.jspecify.annotations.NullMarked;
