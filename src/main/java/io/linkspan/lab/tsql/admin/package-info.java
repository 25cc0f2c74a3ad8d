/** Administration statements and system procedures: each executor checks rights and state, then tells the engine. */
@NullMarked
package io.linkspan.lab.tsql.admin;

import org.jspecify.annotations.NullMarked;
