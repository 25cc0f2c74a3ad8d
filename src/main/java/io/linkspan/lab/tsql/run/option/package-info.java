/** SET options of a session. */
@NullMarked
package io.linkspan.lab.tsql.run.option;

import org.jspecify.annotations.NullMarked;
