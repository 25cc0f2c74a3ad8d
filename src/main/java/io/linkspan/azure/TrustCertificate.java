package io.linkspan.azure;

/** A SQL Server certificate that a managed instance trusts (REST, Server Trust Certificates). The blob is the DER certificate; the thumbprint is hexadecimal without 0x. */
public record TrustCertificate(String name, byte[] publicBlob, String thumbprint) {
}
