/** Statements that define tables, indexes, schemas, views, procedures and functions. */
@NullMarked
package io.linkspan.lab.tsql.define;

import org.jspecify.annotations.NullMarked;
