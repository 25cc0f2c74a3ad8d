/** Functions of dates and times, and their zones. */
@NullMarked
package io.linkspan.lab.tsql.function.time;

import org.jspecify.annotations.NullMarked;
