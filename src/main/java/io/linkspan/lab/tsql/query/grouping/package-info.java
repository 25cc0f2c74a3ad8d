/** Groups, grouping sets, aggregates and windows of a query block, compiled. */
@NullMarked
package io.linkspan.lab.tsql.query.grouping;

import org.jspecify.annotations.NullMarked;
