/** Data types as TDS describes them and values as it carries them. */
@NullMarked
package io.linkspan.lab.tds.type;

import org.jspecify.annotations.NullMarked;
