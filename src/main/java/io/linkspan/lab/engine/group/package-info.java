/** Availability groups, distributed ones and links of an instance: what exists, in which role, how far replication has come, and the views that show it. */
@NullMarked
package io.linkspan.lab.engine.group;

import org.jspecify.annotations.NullMarked;

