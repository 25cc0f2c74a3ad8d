/** X.509 for endpoints: read, fingerprint, judge. */
@NullMarked
package io.linkspan.certificate;

import org.jspecify.annotations.NullMarked;
