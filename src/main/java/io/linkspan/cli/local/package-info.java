/** The commands that move the availability group under a link to another of its nodes. */
@NullMarked
package io.linkspan.cli.local;

import org.jspecify.annotations.NullMarked;
