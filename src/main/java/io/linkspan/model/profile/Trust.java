package io.linkspan.model.profile;

import java.util.Optional;

/**
 * Which certificate of a server is trusted: what a given certificate (PEM) vouches for, exactly the one of a SHA-256 fingerprint, or, with neither, what the Java trust store vouches for.
 *
 * @param certificate PEM text of the server's own certificate or of its issuer; the host name is checked
 * @param sha256      fingerprint of the server's own certificate, 64 hexadecimal digits in lower case
 */
public record Trust(Optional<String> certificate, Optional<String> sha256) {

    public static final Trust DEFAULT = new Trust(Optional.empty(), Optional.empty());
}
