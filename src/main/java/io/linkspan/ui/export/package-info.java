/** What leaves the window: scripts of plans and reports of tables, to a window, a file or the clipboard. */
@NullMarked
package io.linkspan.ui.export;

import org.jspecify.annotations.NullMarked;
