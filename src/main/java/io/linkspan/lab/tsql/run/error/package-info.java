/** Errors that statements raise, and what each of them ends. */
@NullMarked
package io.linkspan.lab.tsql.run.error;

import org.jspecify.annotations.NullMarked;
