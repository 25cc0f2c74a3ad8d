/** Who is connected to an instance, and the locks that applications take. */
@NullMarked
package io.linkspan.lab.engine.session;

import org.jspecify.annotations.NullMarked;
