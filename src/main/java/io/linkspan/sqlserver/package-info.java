/** One SQL Server or managed instance over JDBC: runs T-SQL, reads its views into model values, turns error numbers into problems. */
@NullMarked
package io.linkspan.sqlserver;

import org.jspecify.annotations.NullMarked;
