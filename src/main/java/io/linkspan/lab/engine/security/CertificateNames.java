package io.linkspan.lab.engine.security;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/** How SQL Server writes what a certificate says. */
public final class CertificateNames {

    private static final Map<String, String> KEYWORDS = new LinkedHashMap<>(Map.of("1.2.840.113549.1.9.1", "E", "2.5.4.8", "S"));

    private CertificateNames() {
    }

    public static String subject(X509Certificate certificate) {
        return name(certificate.getSubjectX500Principal());
    }

    public static String issuer(X509Certificate certificate) {
        return name(certificate.getIssuerX500Principal());
    }

    /** Pairs of hexadecimal digits divided by blanks, highest first. */
    public static String serialNumber(X509Certificate certificate) {
        byte[] bytes = certificate.getSerialNumber().toByteArray();
        boolean padded = bytes.length > 1 && bytes[0] == 0;
        return HexFormat.ofDelimiter(" ").formatHex(bytes, padded ? 1 : 0, bytes.length);
    }

    /** The login SID of a certificate: authority 9, kind 1, then the thumbprint. */
    public static byte[] sid(Certificate certificate) {
        return ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN).put(new byte[] {1, 6, 0, 0, 0, 0, 0, 9}).putInt(1).put(certificate.thumbprint()).array();
    }

    public static String stringSid(Certificate certificate) {
        ByteBuffer thumbprint = ByteBuffer.wrap(certificate.thumbprint()).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder text = new StringBuilder("S-1-9-1");
        while (thumbprint.hasRemaining()) {
            text.append('-').append(Integer.toUnsignedString(thumbprint.getInt()));
        }
        return text.toString();
    }

    /** Common name first, as Windows writes it. */
    private static String name(X500Principal principal) {
        return principal.getName(X500Principal.RFC1779, KEYWORDS);
    }
}
