/** Failing the availability group under a link over to another of its nodes: which node, whether it is ready, the very statements, the run, and what it came to. */
@NullMarked
package io.linkspan.ui.local;

import org.jspecify.annotations.NullMarked;
