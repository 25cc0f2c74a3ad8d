/** The draft of a new link, what is read for it, and the way from page to page; without the toolkit's controls. */
@NullMarked
package io.linkspan.ui.create.draft;

import org.jspecify.annotations.NullMarked;
