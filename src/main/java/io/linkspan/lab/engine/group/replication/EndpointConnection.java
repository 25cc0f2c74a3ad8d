package io.linkspan.lab.engine.group.replication;

import java.time.Instant;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A connection of a mirroring endpoint that is logged in, with its counters. */
public record EndpointConnection(UUID id, Instant since, boolean accepted, int peerCertificate, String address, Supplier<Instant> lastActive, LongSupplier sent, LongSupplier received) {
}
