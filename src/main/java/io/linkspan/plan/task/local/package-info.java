/** Fails the availability group under a link over from one of its nodes to another (Always On availability groups, perform a planned or forced manual failover). */
@NullMarked
package io.linkspan.plan.task.local;

import org.jspecify.annotations.NullMarked;
