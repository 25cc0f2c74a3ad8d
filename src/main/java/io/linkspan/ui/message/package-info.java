/** What the window said, line by line. */
@NullMarked
package io.linkspan.ui.message;

import org.jspecify.annotations.NullMarked;
