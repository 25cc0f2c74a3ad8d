/** Features of a database that are switched on by procedures of their own. */
@NullMarked
package io.linkspan.lab.tsql.admin.feature;

import org.jspecify.annotations.NullMarked;
