/** The words of a batch: cut apart, walked through, and the errors that name them. */
@NullMarked
package io.linkspan.lab.tsql.parser.token;

import org.jspecify.annotations.NullMarked;
