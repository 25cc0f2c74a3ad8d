/** Reads the text of a batch into its syntax tree, with the server's own errors. */
@NullMarked
package io.linkspan.lab.tsql.parser;

import org.jspecify.annotations.NullMarked;
