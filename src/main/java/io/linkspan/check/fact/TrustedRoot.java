package io.linkspan.check.fact;

/**
 * A root certificate of the cloud, which SQL Server must know and take as an issuer of the instance's certificate.
 *
 * @param name    certificate name on SQL Server
 * @param issuer  pattern of the names that it may vouch for
 * @param encoded DER
 */
public record TrustedRoot(String name, String issuer, byte[] encoded) {
}
