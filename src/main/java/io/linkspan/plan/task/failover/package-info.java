/** Failing a link over: planned, with the link dropped, by force. */
@NullMarked
package io.linkspan.plan.task.failover;

import org.jspecify.annotations.NullMarked;
