/** Removing a link: what is checked, what would be sent, what stays, and the consent. */
@NullMarked
package io.linkspan.ui.remove;

import org.jspecify.annotations.NullMarked;
