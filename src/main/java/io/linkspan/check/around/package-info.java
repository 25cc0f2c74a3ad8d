/** What stands around a link that is about to change: who works with its database, what keeps it busy, and what our own earlier runs did. */
@NullMarked
package io.linkspan.check.around;

import org.jspecify.annotations.NullMarked;
