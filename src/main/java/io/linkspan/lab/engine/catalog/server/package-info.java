/** Views of the server itself: machine, configuration, sessions, waits, endpoints, logs. */
@NullMarked
package io.linkspan.lab.engine.catalog.server;

import org.jspecify.annotations.NullMarked;
