/** The way back to SQL Server without a link: by a backup. */
@NullMarked
package io.linkspan.plan.task.failback;

import org.jspecify.annotations.NullMarked;
