/** What a profile says, as values: the cloud, the account, the machines, what is trusted and where a secret comes from. */
@NullMarked
package io.linkspan.model.profile;

import org.jspecify.annotations.NullMarked;
