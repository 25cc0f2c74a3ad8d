/** The management plane: sign in, browse, certificates, links, long-running operations, ARM errors into problems. */
@NullMarked
package io.linkspan.azure;

import org.jspecify.annotations.NullMarked;
