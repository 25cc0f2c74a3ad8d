/** What every wizard is made of: the way from page to page, the page list, the head, the footer, forms, and the review of the steps. */
@NullMarked
package io.linkspan.ui.wizard;

import org.jspecify.annotations.NullMarked;
