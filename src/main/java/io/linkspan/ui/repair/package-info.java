/** Leading a link out of two primaries: what each side says, which one stays, what is saved of the other, the very statements, the run, and the way back. */
@NullMarked
package io.linkspan.ui.repair;

import org.jspecify.annotations.NullMarked;
