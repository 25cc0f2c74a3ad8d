/** Steps as data: the tasks that change a link are functions from a spec and facts to a list of steps, and everything else reads that list. */
@NullMarked
package io.linkspan.plan;

import org.jspecify.annotations.NullMarked;
