/** Rehearsing a failover on a copy of the linked database: what is copied, whether it is ready, the very statements, the run, and its report. */
@NullMarked
package io.linkspan.ui.rehearse;

import org.jspecify.annotations.NullMarked;
