/** Values of the domain: sides, roles, link specification, versions, snapshots, findings and problems; no I/O and nothing but the JDK. */
@NullMarked
package io.linkspan.model;

import org.jspecify.annotations.NullMarked;
