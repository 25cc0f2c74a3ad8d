/** What msdb knows of SQL Server Agent: jobs, steps, schedules, history, activity. */
@NullMarked
package io.linkspan.lab.engine.agent;

import org.jspecify.annotations.NullMarked;
