/** The guide out of two primaries: save what only one side has, make it secondary, and prove that both agree (Managed Instance link, troubleshoot). */
@NullMarked
package io.linkspan.plan.task.repair;

import org.jspecify.annotations.NullMarked;
