/** System views: columns as documented for the emulated version, rows computed from the engine when they are asked for. */
@NullMarked
package io.linkspan.lab.engine.catalog;

import org.jspecify.annotations.NullMarked;
