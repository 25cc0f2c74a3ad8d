/** What an answer is made of: one small class a token. */
@NullMarked
package io.linkspan.lab.tds.token;

import org.jspecify.annotations.NullMarked;
