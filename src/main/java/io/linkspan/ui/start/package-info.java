/** The start page: practise, connect to one's own servers, go on with an unfinished run. */
@NullMarked
package io.linkspan.ui.start;

import org.jspecify.annotations.NullMarked;
