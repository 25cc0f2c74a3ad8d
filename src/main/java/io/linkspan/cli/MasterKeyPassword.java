package io.linkspan.cli;

import io.linkspan.model.Problem;
import io.linkspan.plan.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The password of a database master key that a plan makes: from a file, from a person, or, in a practice estate, at random. */
final class MasterKeyPassword implements Secrets {

    private static final String NAME = "MasterKeyPassword";

    private final Desk desk;
    private final Optional<Path> file;
    private final boolean practice;

    MasterKeyPassword(Desk desk, Optional<Path> file, boolean practice) {
        this.desk = desk;
        this.file = file;
        this.practice = practice;
    }

    /** Whether there is somebody or something to ask. */
    boolean canBeGiven() {
        return file.isPresent() || practice || desk.tools().console().isPresent() && !desk.output().json();
    }

    @Override
    public char[] read(String name) {
        if (!name.equals(NAME)) {
            throw new IllegalArgumentException("no such secret: " + name);
        }
        return file.map(MasterKeyPassword::firstLine).or(() -> practice ? Optional.of(random()) : Optional.empty())
                .or(() -> desk.tools().console().flatMap(console -> console.secret("Password for the new database master key of master:"))).filter(password -> password.length > 0)
                .orElseThrow(() -> Problem.of(Problem.Kind.CONSENT, "master-key-password", "The master database has no master key, and nobody gave a password for a new one.",
                        "Give --master-key-password-file FILE.").exception());
    }

    private static char[] firstLine(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.lines().findFirst().orElse("").toCharArray();
        } catch (IOException e) {
            throw Problem.usage("password-file", "The password file " + file + " cannot be read.", "Check the path and its rights.").exception(e);
        }
    }

    /** With all four classes of characters, as the Windows password policy asks. */
    private static char[] random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return ("aA1!" + Base64.getEncoder().withoutPadding().encodeToString(bytes)).toCharArray();
    }
}
