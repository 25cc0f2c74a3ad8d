/** The syntax tree of T-SQL: what a batch says, before anything is looked up. */
@NullMarked
package io.linkspan.lab.tsql.syntax;

import org.jspecify.annotations.NullMarked;
