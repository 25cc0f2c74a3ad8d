/** The command line: picocli commands, thin, one class each. */
@NullMarked
package io.linkspan.cli;

import org.jspecify.annotations.NullMarked;
