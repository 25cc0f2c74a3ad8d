/** Operators and scalar functions of T-SQL. */
@NullMarked
package io.linkspan.lab.tsql.function;

import org.jspecify.annotations.NullMarked;
