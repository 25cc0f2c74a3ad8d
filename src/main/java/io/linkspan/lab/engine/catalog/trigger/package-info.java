/** Triggers as system views show them, and the events of DDL triggers. */
@NullMarked
package io.linkspan.lab.engine.catalog.trigger;

import org.jspecify.annotations.NullMarked;
