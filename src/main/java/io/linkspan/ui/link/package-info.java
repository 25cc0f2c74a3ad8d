/** One link: its chain, what each side says of it, and its last hour. */
@NullMarked
package io.linkspan.ui.link;

import org.jspecify.annotations.NullMarked;
