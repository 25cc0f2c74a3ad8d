package io.linkspan.cli.desk;

import io.linkspan.model.Problem;
import io.linkspan.plan.Secrets;
import io.linkspan.plan.task.MasterKeyPassword;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the password of a new database master key comes from: a file, a person, or, in a practice estate, chance. */
public record PasswordSource(Desk desk, Optional<Path> file, boolean practice) {

    /** Whether there is somebody or something to ask. */
    public boolean canBeGiven() {
        return file.isPresent() || practice || desk.tools().console().isPresent() && !desk.output().json();
    }

    public Secrets secrets() {
        return new MasterKeyPassword(() -> Optional.of(password()));
    }

    private char[] password() {
        return file.map(PasswordSource::firstLine).or(() -> practice ? Optional.of(MasterKeyPassword.random()) : Optional.empty())
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
}
