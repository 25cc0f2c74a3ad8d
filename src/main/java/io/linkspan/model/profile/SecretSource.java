package io.linkspan.model.profile;

import java.util.Optional;

/**
 * Where one secret comes from: an environment variable, the operating system's vault, the profile itself (a practice estate only), or, with none of them, a question.
 *
 * @param env   name of the environment variable
 * @param value throw-away secret in place
 * @param vault name of the entry in the vault; asked for once where the vault has none of that name yet
 */
public record SecretSource(Optional<String> env, Optional<Secret> value, Optional<String> vault) {

    public static final SecretSource ASK = new SecretSource(Optional.empty(), Optional.empty());

    public SecretSource(Optional<String> env, Optional<Secret> value) {
        this(env, value, Optional.empty());
    }

    public static SecretSource env(String variable) {
        return new SecretSource(Optional.of(variable), Optional.empty());
    }

    public static SecretSource vault(String entry) {
        return new SecretSource(Optional.empty(), Optional.empty(), Optional.of(entry));
    }
}
