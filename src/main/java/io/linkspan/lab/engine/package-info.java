/** The emulated machines: instances, databases, sessions, endpoints, backups. It knows neither T-SQL nor any wire. */
@NullMarked
package io.linkspan.lab.engine;

import org.jspecify.annotations.NullMarked;
