/** The bridge between the FX thread and all that waits. */
@NullMarked
package io.linkspan.ui.work;

import org.jspecify.annotations.NullMarked;
