/** Backups of an instance: their files and their history, and those that a managed instance makes by itself. */
@NullMarked
package io.linkspan.lab.engine.backup;

import org.jspecify.annotations.NullMarked;
