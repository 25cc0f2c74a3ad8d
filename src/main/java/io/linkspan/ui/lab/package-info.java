/** The practice estate as a picture, and what can be made to go wrong in it. */
@NullMarked
package io.linkspan.ui.lab;

import org.jspecify.annotations.NullMarked;
