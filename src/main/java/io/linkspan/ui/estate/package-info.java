/** All links of an open estate: what is known of them, kept fresh, and the page that shows it. */
@NullMarked
package io.linkspan.ui.estate;

import org.jspecify.annotations.NullMarked;
