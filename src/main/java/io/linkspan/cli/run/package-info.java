/** The commands on runs: list, show, resume, undo. */
@NullMarked
package io.linkspan.cli.run;

import org.jspecify.annotations.NullMarked;
