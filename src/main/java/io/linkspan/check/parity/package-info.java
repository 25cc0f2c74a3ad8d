/** What a database needs beside itself on the server that it stands on, and whether the other side of its link has it too. Reads and compares; copies nothing. */
@NullMarked
package io.linkspan.check.parity;

import org.jspecify.annotations.NullMarked;
