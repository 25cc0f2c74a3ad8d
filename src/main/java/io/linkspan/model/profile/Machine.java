package io.linkspan.model.profile;

import io.linkspan.model.Side;
import java.util.Optional;

/**
 * A SQL Server or managed instance of the profile.
 *
 * @param name          @@SERVERNAME of a SQL Server, resource name of an instance
 * @param resourceGroup of an instance, where it is not the account's
 */
public record Machine(Side side, String name, String host, int port, Encrypt encrypt, Trust trust, Authentication authentication, Optional<String> resourceGroup) {

    /** What its password is called where it is asked for. */
    public String passwordWords() {
        return "password of " + authentication.user.orElse("the login") + " on " + name;
    }

    /** The same, trusting otherwise. */
    public Machine trusting(Trust other) {
        return new Machine(side, name, host, port, encrypt, other, authentication, resourceGroup);
    }

    /** How the wire is encrypted: TLS inside TDS, or TDS 8.0 inside TLS. Never not at all. */
    public enum Encrypt {
        MANDATORY, STRICT
    }

    /** How to log in. An Entra login is that of the profile's Azure account: one sign-in for both. */
    public record Authentication(Kind kind, Optional<String> user, SecretSource password) {

        /** Kinds of login. */
        public enum Kind {
            SQL, WINDOWS, ENTRA
        }
    }
}
