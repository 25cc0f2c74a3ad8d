/** A plan written out as T-SQL, PowerShell or Azure CLI: the same calls in the same order, with facts and secrets as variables. */
@NullMarked
package io.linkspan.script;

import org.jspecify.annotations.NullMarked;
