/** Diagnoses the health of links from what the reader saw. */
@NullMarked
package io.linkspan.monitor;

import org.jspecify.annotations.NullMarked;
