/** The commands of the practice estate, and the demo in it. */
@NullMarked
package io.linkspan.cli.lab;

import org.jspecify.annotations.NullMarked;
