/** The commit gate of a failover as it is read: where the log of each side ends, and how often in a row both were equal. */
@NullMarked
package io.linkspan.ui.gate;

import org.jspecify.annotations.NullMarked;
