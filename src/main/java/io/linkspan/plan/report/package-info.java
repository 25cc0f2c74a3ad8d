/** What runs came to, as documents for people and scripts. */
@NullMarked
package io.linkspan.plan.report;

import org.jspecify.annotations.NullMarked;
