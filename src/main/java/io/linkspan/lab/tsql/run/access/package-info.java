/** Who may come into a database and to its objects, and as whom. */
@NullMarked
package io.linkspan.lab.tsql.run.access;

import org.jspecify.annotations.NullMarked;
