/** Faults on demand: what is broken now, on which machine or link, and who wants to know. */
@NullMarked
package io.linkspan.lab.fault;

import org.jspecify.annotations.NullMarked;
