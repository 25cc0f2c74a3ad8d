package io.linkspan.sqlserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.security.CertificateAuthority;
import io.linkspan.lab.tds.WireFaults;
import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.ProblemException;
import io.linkspan.model.profile.Machine.Encrypt;
import io.linkspan.model.profile.Trust;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real driver, and everything that can keep it from logging in: each gets one sentence, and none shows the password. */
class ConnectingTest {

    private static Harbour harbour;

    @BeforeAll
    static void open() throws IOException, GeneralSecurityException {
        harbour = new Harbour();
    }

    @AfterAll
    static void close() throws IOException {
        harbour.close();
    }

    @AfterEach
    void mend() {
        harbour.faults.set(WireFaults.NONE);
    }

    @ParameterizedTest
    @EnumSource(Encrypt.class)
    void aServerVouchedForByATrustedCertificateIsLoggedInTo(Encrypt encrypt) {
        assertEquals("HARBOUR01", serverName(harbour.connect(encrypt, harbour.trusting(), Harbour.PASSWORD)));
    }

    @ParameterizedTest
    @EnumSource(Encrypt.class)
    void soIsOneWhoseFingerprintIsPinnedWhateverItsName(Encrypt encrypt) throws GeneralSecurityException {
        Trust pin = new Trust(Optional.empty(), Optional.of(fingerprint()));
        assertEquals("HARBOUR01", serverName(Harbour.connect("127.0.0.1", harbour.tds.address().getPort(), encrypt, pin, Harbour.PASSWORD)));
    }

    @ParameterizedTest
    @EnumSource(Encrypt.class)
    void withoutTrustItIsRefused(Encrypt encrypt) {
        refused(harbour.connect(encrypt, Trust.DEFAULT, Harbour.PASSWORD), Kind.UNREACHABLE, "untrusted");
    }

    @ParameterizedTest
    @EnumSource(Encrypt.class)
    void anotherAuthorityVouchesForNothing(Encrypt encrypt) {
        String other = CertificateAuthority.pem(CertificateAuthority.create("Other Root", Instant.now()).certificate());
        refused(harbour.connect(encrypt, new Trust(Optional.of(other), Optional.empty()), Harbour.PASSWORD), Kind.UNREACHABLE, "untrusted");
    }

    @ParameterizedTest
    @EnumSource(Encrypt.class)
    void anotherFingerprintIsRefusedAndTheOneFoundIsShown(Encrypt encrypt) throws GeneralSecurityException {
        Problem problem = refused(harbour.connect(encrypt, new Trust(Optional.empty(), Optional.of("0".repeat(64))), Harbour.PASSWORD), Kind.UNREACHABLE, "untrusted");
        assertTrue(problem.text().contains(fingerprint()), problem.text());
    }

    @ParameterizedTest
    @EnumSource(Encrypt.class)
    void aTrustedCertificateForAnotherNameIsRefused(Encrypt encrypt) {
        refused(Harbour.connect("127.0.0.1", harbour.tds.address().getPort(), encrypt, harbour.trusting(), Harbour.PASSWORD), Kind.UNREACHABLE, "wrong-name");
    }

    @Test
    void aWrongPasswordIsSaidOnceWithNumberAndUser() {
        Problem problem = refused(harbour.connect(Encrypt.MANDATORY, harbour.trusting(), "canary-wrong"), Kind.UNREACHABLE, "login-failed");
        assertEquals(18456, problem.number().orElseThrow());
        assertTrue(problem.text().contains("HARBOUR01 answers") && problem.text().contains("user op"), problem.text());
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        refused(Harbour.connect("localhost", free, Encrypt.MANDATORY, harbour.trusting(), Harbour.PASSWORD), Kind.UNREACHABLE, "unreachable");
    }

    @Test
    void aNameThatDoesNotResolveIsUnknown() {
        refused(Harbour.connect("no-such-host.invalid", 1433, Encrypt.MANDATORY, harbour.trusting(), Harbour.PASSWORD), Kind.UNREACHABLE, "unknown-host");
    }

    @Test
    void aSilentServerIsGivenUpAfterTheTimeForLoggingIn() {
        harbour.faults.set(new WireFaults() {
            @Override
            public Admission admission() {
                return Admission.SWALLOW;
            }
        });
        Instant begin = Instant.now();
        refused(harbour.connect(), Kind.UNREACHABLE, "no-answer");
        assertTrue(Duration.between(begin, Instant.now()).toSeconds() < 15);
    }

    @Test
    void aServerThatHangsUpIsUnreachable() {
        harbour.faults.set(new WireFaults() {
            @Override
            public Admission admission() {
                return Admission.REFUSE;
            }
        });
        refused(harbour.connect(), Kind.UNREACHABLE, "connection-lost");
    }

    private static String serverName(Connect connect) {
        try (SqlServer server = SqlServer.open(connect)) {
            return server.query("SELECT @@SERVERNAME AS name", r -> r.text("name")).getFirst();
        }
    }

    private static Problem refused(Connect connect, Kind kind, String code) {
        ProblemException e = assertThrows(ProblemException.class, () -> SqlServer.open(connect).close());
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertFalse((trace + e.problem().toString()).contains("canary"), "the password shows");
        assertEquals(code, e.problem().code(), e.problem()::toString);
        assertEquals(kind, e.problem().kind());
        assertTrue(e.problem().raw().length() < 1000 && !e.problem().next().isEmpty(), e.problem()::toString);
        return e.problem();
    }

    private static String fingerprint() throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(harbour.certificate.getEncoded()));
    }
}
