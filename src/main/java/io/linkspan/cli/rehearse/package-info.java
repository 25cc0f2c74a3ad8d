/** The commands that rehearse a failover on a copy: link, check and script rehearse. */
@NullMarked
package io.linkspan.cli.rehearse;

import org.jspecify.annotations.NullMarked;
