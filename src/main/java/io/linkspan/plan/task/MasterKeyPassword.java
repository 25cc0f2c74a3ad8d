package io.linkspan.plan.task;

import io.linkspan.model.Problem;
import io.linkspan.plan.Secrets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** The one secret of a new link: the password of the database master key that the run makes where master has none. */
public final class MasterKeyPassword implements Secrets {

    static final String NAME = "MasterKeyPassword";

    private final Supplier<Optional<char[]>> given;

    /** @param given asked at the moment of the call */
    public MasterKeyPassword(Supplier<Optional<char[]>> given) {
        this.given = given;
    }

    @Override
    public char[] read(String name) {
        if (!name.equals(NAME)) {
            throw new IllegalArgumentException("no such secret: " + name);
        }
        return given.get().filter(password -> password.length > 0).orElseThrow(() -> Problem.of(Problem.Kind.CONSENT, "master-key-password",
                "The master database has no master key, and nobody gave a password for a new one.", "Give one, then go on.").exception());
    }

    /** For a practice estate, where nobody needs to know it. With all four classes of characters, as the Windows password policy asks. */
    public static char[] random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return ("aA1!" + Base64.getEncoder().withoutPadding().encodeToString(bytes)).toCharArray();
    }
}
