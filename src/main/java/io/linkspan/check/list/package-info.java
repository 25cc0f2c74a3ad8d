/** The checks themselves, one class a subject. */
@NullMarked
package io.linkspan.check.list;

import org.jspecify.annotations.NullMarked;
