/** SQL Server Agent at work: watches the clock, runs jobs and their steps. */
@NullMarked
package io.linkspan.lab.agent;

import org.jspecify.annotations.NullMarked;
