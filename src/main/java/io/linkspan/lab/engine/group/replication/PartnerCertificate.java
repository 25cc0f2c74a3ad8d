package io.linkspan.lab.engine.group.replication;

import java.time.Instant;

/** The certificate that the endpoint of the other side showed last, under its name here. */
public record PartnerCertificate(String name, Instant expiry) {
}
