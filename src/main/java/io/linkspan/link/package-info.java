/** Both ends open together, and the one reader that turns them into link snapshots. */
@NullMarked
package io.linkspan.link;

import org.jspecify.annotations.NullMarked;
