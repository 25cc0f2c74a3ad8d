/** A session at work: batches, control of flow, variables, errors, transactions, procedures. */
@NullMarked
package io.linkspan.lab.tsql.run;

import org.jspecify.annotations.NullMarked;
