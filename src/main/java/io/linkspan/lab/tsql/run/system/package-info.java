/** What the server itself answers in a query: globals, its version, table functions of the language. */
@NullMarked
package io.linkspan.lab.tsql.run.system;

import org.jspecify.annotations.NullMarked;
