package io.linkspan.lab.engine.security;

import java.time.Instant;
import java.util.UUID;

/** A database master key: that it is there, what opens it, never a password. {@code byServer}: the service master key opens it without being asked. */
public record MasterKey(UUID guid, PasswordHash password, boolean byServer, boolean open, Instant created, Instant modified) {

    /** A private key under it can be used. */
    public boolean usable() {
        return byServer || open;
    }
}
