/** Statements that change rows: what they put into a table, which constraints they must meet, what OUTPUT gives back. */
@NullMarked
package io.linkspan.lab.tsql.change;

import org.jspecify.annotations.NullMarked;
