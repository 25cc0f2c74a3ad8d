/** Controls that several screens share. */
@NullMarked
package io.linkspan.ui.control;

import org.jspecify.annotations.NullMarked;
