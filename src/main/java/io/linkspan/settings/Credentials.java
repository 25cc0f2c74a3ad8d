package io.linkspan.settings;

import io.linkspan.model.Problem;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.SecretSource;
import io.linkspan.model.profile.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives secrets: from an environment variable, from a practice profile, from the vault, or by asking. What was asked for is remembered until the program ends, since several connections need it,
 * and goes into the vault where the profile names an entry of it.
 */
public final class Credentials implements Secrets {

    private final Map<String, Secret> answers = new ConcurrentHashMap<>();
    private final Environment environment;
    private final AskSecret ask;
    private final Vault vault;

    /** Looks up an environment variable; null if it is not set. */
    @FunctionalInterface
    public interface Environment {
        @Nullable String get(String name);
    }

    /** Asks the operator. Called from any thread, and may wait. */
    @FunctionalInterface
    public interface AskSecret {

        /** Empty where nobody can be asked. */
        Optional<Secret> ask(String what);
    }

    public Credentials(Environment environment, AskSecret ask) {
        this(environment, ask, new SystemVault());
    }

    public Credentials(Environment environment, AskSecret ask, Vault vault) {
        this.environment = environment;
        this.ask = ask;
        this.vault = vault;
    }

    @Override
    public Secret of(SecretSource source, String what) {
        if (source.env().isPresent()) {
            String variable = source.env().get();
            String value = environment.get(variable);
            if (value == null || value.isEmpty()) {
                throw Problem.usage("secret", "The " + what + " should stand in the environment variable " + variable + ", which is not set.", "Set it, then start again.").exception();
            }
            return Secret.of(value);
        }
        return source.value().orElseGet(() -> answers.computeIfAbsent(what, w -> source.vault().map(entry -> kept(entry, w)).orElseGet(() -> asked(w))));
    }

    /** The operator gave it unasked; kept until the program ends, and in the vault where the source names an entry. */
    public void answer(SecretSource source, String what, Secret secret) {
        answers.put(what, secret);
        source.vault().ifPresent(entry -> vault.put(entry, secret));
    }

    /** What was asked for under one name goes by another from now on; nothing happens where it was not asked for. */
    public void move(SecretSource from, String what, SecretSource to, String newWhat) {
        Secret known = answers.get(what);
        if (known != null && !(from.equals(to) && what.equals(newWhat))) {
            forget(from, what);
            answer(to, newWhat, known);
        }
    }

    /** The secret was wrong: the next call asks again. */
    public void forget(SecretSource source, String what) {
        answers.remove(what);
        source.vault().ifPresent(vault::remove);
    }

    private Secret kept(String entry, String what) {
        return vault.get(entry).orElseGet(() -> {
            Secret secret = asked(what);
            vault.put(entry, secret);
            return secret;
        });
    }

    private Secret asked(String what) {
        return ask.ask(what).orElseThrow(() -> Problem.of(Problem.Kind.USAGE, "secret",
                "The " + what + " is needed, and nobody can be asked.", "Name an environment variable for it in the profile.").exception());
    }
}
