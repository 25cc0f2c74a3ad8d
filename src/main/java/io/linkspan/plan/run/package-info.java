/** Runs a plan: locks the link, probes, calls, waits, and keeps a journal from which an interrupted run goes on or is taken back. */
@NullMarked
package io.linkspan.plan.run;

import org.jspecify.annotations.NullMarked;
