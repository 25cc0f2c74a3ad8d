/** Connecting to an estate: its machines, the Azure account, what is trusted, and how each of them answers. */
@NullMarked
package io.linkspan.ui.connect;

import org.jspecify.annotations.NullMarked;
