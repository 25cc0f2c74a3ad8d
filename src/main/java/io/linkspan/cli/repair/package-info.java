/** Commands that lead a link out of two primaries. */
@NullMarked
package io.linkspan.cli.repair;

import org.jspecify.annotations.NullMarked;
