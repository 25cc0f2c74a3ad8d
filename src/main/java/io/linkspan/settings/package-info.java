/** What is remembered between runs: profiles, the state folder, and where a credential comes from. */
@NullMarked
package io.linkspan.settings;

import org.jspecify.annotations.NullMarked;
