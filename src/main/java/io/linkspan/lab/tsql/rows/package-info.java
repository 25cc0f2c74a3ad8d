/** How rows flow when a compiled query runs: frames, sources, joins, grouping, windows, order; nothing in here knows the syntax. */
@NullMarked
package io.linkspan.lab.tsql.rows;

import org.jspecify.annotations.NullMarked;
