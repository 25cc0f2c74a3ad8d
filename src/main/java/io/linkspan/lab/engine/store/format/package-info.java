/** How rows, changes and principals are written to files and to the wire of the lab, and read again. */
@NullMarked
package io.linkspan.lab.engine.store.format;

import org.jspecify.annotations.NullMarked;
