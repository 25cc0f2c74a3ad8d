/** How far replication between the two sides of a distributed group has come: connection, databases, seeding, and what stands in the way. */
@NullMarked
package io.linkspan.lab.engine.group.replication;

import org.jspecify.annotations.NullMarked;

