/** Logins, permissions, keys and real X.509 certificates of an instance. */
@NullMarked
package io.linkspan.lab.engine.security;

import org.jspecify.annotations.NullMarked;
