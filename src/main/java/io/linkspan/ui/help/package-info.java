/** The manual in the window. */
@NullMarked
package io.linkspan.ui.help;

import org.jspecify.annotations.NullMarked;
