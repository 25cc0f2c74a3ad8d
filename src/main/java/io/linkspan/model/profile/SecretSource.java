package io.linkspan.model.profile;

import java.util.Optional;

/**
 * Where one secret comes from: an environment variable, the profile itself (a practice estate only), or, with neither, a question.
 *
 * @param env   name of the environment variable
 * @param value throw-away secret in place
 */
public record SecretSource(Optional<String> env, Optional<Secret> value) {

    public static final SecretSource ASK = new SecretSource(Optional.empty(), Optional.empty());
}
