/** EXECUTE: procedures and functions of the user, texts, prepared statements. */
@NullMarked
package io.linkspan.lab.tsql.run.procedure;

import org.jspecify.annotations.NullMarked;
