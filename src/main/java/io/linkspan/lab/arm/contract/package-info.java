/** The management plane's contract as data: which operations there are, and what their bodies may hold. */
@NullMarked
package io.linkspan.lab.arm.contract;

import org.jspecify.annotations.NullMarked;
