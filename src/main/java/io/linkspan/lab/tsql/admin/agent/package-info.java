/** The stored procedures of SQL Server Agent. */
@NullMarked
package io.linkspan.lab.tsql.admin.agent;

import org.jspecify.annotations.NullMarked;
