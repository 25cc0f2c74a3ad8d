/** Bytes on the socket: clear or through TLS, cut into packets, joined to messages. */
@NullMarked
package io.linkspan.lab.tds.packet;

import org.jspecify.annotations.NullMarked;
