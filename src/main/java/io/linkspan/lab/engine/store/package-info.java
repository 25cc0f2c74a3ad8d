/** Rows, transactions and the log of one database. Everything but the log and the identity counters is immutable. */
@NullMarked
package io.linkspan.lab.engine.store;

import org.jspecify.annotations.NullMarked;
