/** BACKUP and RESTORE. */
@NullMarked
package io.linkspan.lab.tsql.admin.backup;

import org.jspecify.annotations.NullMarked;
