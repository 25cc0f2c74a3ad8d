/** What every command works with: profile and state folder, output, consent, printers and the running of plans. */
@NullMarked
package io.linkspan.cli.desk;

import org.jspecify.annotations.NullMarked;
