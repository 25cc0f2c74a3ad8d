/** The TDS server of the practice lab: sockets, logins and answers; what is said in them is the business of {@code lab.tsql}. */
@NullMarked
package io.linkspan.lab.tds;

import org.jspecify.annotations.NullMarked;
