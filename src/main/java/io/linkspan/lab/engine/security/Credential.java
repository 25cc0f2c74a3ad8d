package io.linkspan.lab.engine.security;

import java.time.Instant;

/** A server credential: its secret is not kept. */
public record Credential(int id, String name, String identity, Instant created) {
}
