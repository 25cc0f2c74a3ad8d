/** The "New link" wizard: one draft, and a page for each part of it. */
@NullMarked
package io.linkspan.ui.create;

import org.jspecify.annotations.NullMarked;
