/** What a client sends, each read from a whole message. */
@NullMarked
package io.linkspan.lab.tds.message;

import org.jspecify.annotations.NullMarked;
