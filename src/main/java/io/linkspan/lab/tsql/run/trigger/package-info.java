/** Triggers at work, and the views that they make writable. */
@NullMarked
package io.linkspan.lab.tsql.run.trigger;

import org.jspecify.annotations.NullMarked;
