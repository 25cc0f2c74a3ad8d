/** The window around the pages: menus, tools, tabs, details, messages, status, keys. */
@NullMarked
package io.linkspan.ui.frame;

import org.jspecify.annotations.NullMarked;
