package io.linkspan.check.fact;

/**
 * A certificate in SQL Server's master database (sys.certificates).
 *
 * @param privateKey whether it has a private key that the master key protects
 * @param daysLeft   until it expires; negative once it has
 * @param encoded    DER of the public part
 */
public record CertificateFact(int id, String name, boolean privateKey, long daysLeft, byte[] encoded) {
}
