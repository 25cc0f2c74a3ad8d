package io.linkspan.settings;

import io.linkspan.model.profile.ServerTrust;
import io.linkspan.model.profile.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Certificates and fingerprints that a profile names: as PEM text, or as a file beside the profile. */
record Pem(Path profile) {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";

    /** The field {@code certificate} as PEM text. */
    Optional<String> certificate(Fields f) {
        return f.maybeText("certificate").map(value -> {
            String text = value.contains(BEGIN) ? value : file(f, value);
            if (!text.contains(BEGIN)) {
                throw f.wrong("certificate", "a certificate in PEM form, as text or as the name of a file");
            }
            try {
                new ServerTrust(new Trust(Optional.of(text), Optional.empty()));
            } catch (IllegalArgumentException e) {
                throw f.wrong("certificate", "a certificate in PEM form; this one cannot be read");
            }
            return text;
        });
    }

    /** The field {@code sha256}, whatever its spelling, as 64 digits in lower case. */
    Optional<String> sha256(Fields f) {
        return f.maybeText("sha256").map(value -> {
            String digits = value.replace(":", "").replace(" ", "").toLowerCase(Locale.ROOT);
            if (!digits.matches("[0-9a-f]{64}")) {
                throw f.wrong("sha256", "a SHA-256 fingerprint of 64 hexadecimal digits");
            }
            return digits;
        });
    }

    private String file(Fields f, String name) {
        try {
            return Files.readString(profile.toAbsolutePath().resolveSibling(name));
        } catch (IOException | InvalidPathException e) {
            throw f.wrong("certificate", "a certificate in PEM form or the name of a file that can be read");
        }
    }
}
