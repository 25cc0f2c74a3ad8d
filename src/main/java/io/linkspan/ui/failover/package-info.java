/** Failing a link over: what is wanted, whether it is ready, who works with it, the very statements, the run, and what it came to. */
@NullMarked
package io.linkspan.ui.failover;

import org.jspecify.annotations.NullMarked;
