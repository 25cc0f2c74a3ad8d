/** The object explorer: machines and what is on them, read when it is looked at. */
@NullMarked
package io.linkspan.ui.tree;

import org.jspecify.annotations.NullMarked;
