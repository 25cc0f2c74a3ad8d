/** From syntax to something that runs: names are bound, types inferred, expressions compiled once for a statement. */
@NullMarked
package io.linkspan.lab.tsql.query;

import org.jspecify.annotations.NullMarked;
