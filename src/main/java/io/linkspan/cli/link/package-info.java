/** The commands on links: create, list, show, watch, fail over, remove, with their checks and scripts. */
@NullMarked
package io.linkspan.cli.link;

import org.jspecify.annotations.NullMarked;
