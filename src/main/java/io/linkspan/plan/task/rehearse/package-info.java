/** Rehearses a failover without touching production: a copy of the linked database at a moment, looked at and deleted (Azure SQL Managed Instance, Restore a database; Managed Instance link overview, automated backups). */
@NullMarked
package io.linkspan.plan.task.rehearse;

import org.jspecify.annotations.NullMarked;
