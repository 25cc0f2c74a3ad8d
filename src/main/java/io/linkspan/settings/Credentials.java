package io.linkspan.settings;

import io.linkspan.model.Problem;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.SecretSource;
import io.linkspan.model.profile.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Gives secrets: from an environment variable, from a practice profile, or by asking. What was asked for is remembered until the program ends, since several connections need it. */
public final class Credentials implements Secrets {

    private final Map<String, Secret> answers = new ConcurrentHashMap<>();
    private final Environment environment;
    private final AskSecret ask;

    /** Looks up an environment variable; null if it is not set. */
    @FunctionalInterface
    public interface Environment {
        @Nullable String get(String name);
    }

    /** Asks the operator. */
    @FunctionalInterface
    public interface AskSecret {

        /** Empty where nobody can be asked. */
        Optional<Secret> ask(String what);
    }

    public Credentials(Environment environment, AskSecret ask) {
        this.environment = environment;
        this.ask = ask;
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
        return source.value().orElseGet(() -> answers.computeIfAbsent(what, w -> ask.ask(w).orElseThrow(() -> Problem.of(Problem.Kind.USAGE, "secret",
                "The " + what + " is needed, and nobody can be asked.", "Name an environment variable for it in the profile.").exception())));
    }
}
