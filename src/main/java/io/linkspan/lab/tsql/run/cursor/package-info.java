/** Cursors of a session. */
@NullMarked
package io.linkspan.lab.tsql.run.cursor;

import org.jspecify.annotations.NullMarked;
