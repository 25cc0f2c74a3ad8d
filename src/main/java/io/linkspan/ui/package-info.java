/** The window: one folder a screen, each a model without nodes and a view that binds to it. Makes the same calls as the command line. */
@NullMarked
package io.linkspan.ui;

import org.jspecify.annotations.NullMarked;
