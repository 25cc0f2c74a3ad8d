/** Failing a link over: readiness first, what will be sent, and the consent that its kind needs. */
@NullMarked
package io.linkspan.ui.failover;

import org.jspecify.annotations.NullMarked;
