package io.linkspan.certificate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.certificate.EndpointCertificate.Validity;
import io.linkspan.model.ProblemException;
import io.linkspan.model.profile.Cloud;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointCertificateTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    private static byte[] root;
    private static byte[] issued;
    private static byte[] pretender;

    @BeforeAll
    static void issue() throws GeneralSecurityException, OperatorCreationException, java.io.IOException {
        KeyPair ca = key();
        KeyPair other = key();
        root = certificate("CN=Root", "CN=Root", ca, ca, 1);
        issued = certificate("CN=mi01", "CN=Root", key(), ca, 0x1ED397095FL);
        pretender = certificate("CN=mi01", "CN=Root", key(), other, 3);
    }

    @Test
    void derAndPemAreTheSameCertificate() {
        EndpointCertificate der = EndpointCertificate.of(issued);
        assertEquals(der, EndpointCertificate.of(pem(issued).getBytes(StandardCharsets.US_ASCII)));
        assertArrayEquals(issued, der.der());
        assertEquals("CN=mi01", der.subject());
        assertEquals("CN=Root", der.issuer());
        assertEquals("1ed397095f", der.serialNumber());
        assertNotEquals(der, EndpointCertificate.of(root));
    }

    @Test
    void anythingElseIsNone() {
        ProblemException e = assertThrows(ProblemException.class, () -> EndpointCertificate.of("not a certificate".getBytes(StandardCharsets.UTF_8)));
        assertTrue(e.problem().text().contains("not an X.509 certificate"));
        assertThrows(ProblemException.class, () -> EndpointCertificate.of(new byte[0]));
    }

    @Test
    void onlyTheSigningKeyMakesAnIssuer() {
        assertTrue(EndpointCertificate.of(issued).isIssuedBy(EndpointCertificate.of(root)));
        assertFalse(EndpointCertificate.of(pretender).isIssuedBy(EndpointCertificate.of(root)));
        assertFalse(EndpointCertificate.of(issued).isSelfSigned());
        assertTrue(EndpointCertificate.of(root).isSelfSigned());
    }

    @ParameterizedTest
    @CsvSource({"2025-12-31T23:59:59Z,NOT_YET", "2026-06-01T00:00:00Z,VALID", "2026-12-02T00:00:01Z,ENDS_SOON", "2027-01-01T00:00:00Z,ENDS_SOON", "2027-01-01T00:00:01Z,EXPIRED"})
    void validityIsJudgedAtAMoment(Instant now, Validity expected) {
        assertEquals(expected, EndpointCertificate.of(issued).validity(now, Duration.ofDays(30)));
    }

    @Test
    void theTwoRootsOfPublicAzureAreInTheTrustStoreOfThisJava() {
        for (Cloud.Root wanted : Cloud.AZURE.roots()) {
            EndpointCertificate found = CloudRoots.find(wanted);
            assertEquals(wanted.sha256().orElseThrow(), found.sha256());
            assertTrue(found.isSelfSigned());
        }
        assertEquals("1ed397095fd8b4b347701eaabe7f45b3", CloudRoots.find(Cloud.AZURE.roots().getFirst()).serialNumber());
        assertEquals(914, CloudRoots.find(Cloud.AZURE.roots().getLast()).der().length);
    }

    @Test
    void aRootOfTheProfileNeedsNoTrustStore() {
        assertEquals(EndpointCertificate.of(root), CloudRoots.find(new Cloud.Root("PracticePKI", "*.example", Optional.empty(), Optional.of(pem(root)))));
    }

    @Test
    void aRootThatIsNowhereIsNamed() {
        ProblemException e = assertThrows(ProblemException.class, () -> CloudRoots.find(new Cloud.Root("Gone", "*.example", Optional.of("0".repeat(64)), Optional.empty())));
        assertTrue(e.problem().text().contains("Gone"));
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END CERTIFICATE-----\n";
    }

    private static KeyPair key() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static byte[] certificate(String subject, String issuer, KeyPair key, KeyPair signer, long serial) throws OperatorCreationException, java.io.IOException {
        return new JcaX509v3CertificateBuilder(new X500Name(issuer), BigInteger.valueOf(serial), Date.from(START), Date.from(END), new X500Name(subject), key.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate())).getEncoded();
    }
}
