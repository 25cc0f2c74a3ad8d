package io.linkspan.sqlserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.profile.Machine.Encrypt;
import io.linkspan.model.profile.ShownCertificate;
import io.linkspan.model.profile.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trying a machine for the first time: who answers, or what it showed. */
class TrialTest {

    private static Harbour harbour;

    @BeforeAll
    static void open() throws IOException, GeneralSecurityException {
        harbour = new Harbour();
    }

    @AfterAll
    static void close() throws IOException {
        harbour.close();
    }

    @Test
    void aMachineThatLetsUsInSaysWhoItIs() {
        assertEquals("HARBOUR01", assertInstanceOf(Trial.Answered.class, Trial.of(harbour.connect())).identity().serverName());
    }

    @ParameterizedTest
    @EnumSource(Encrypt.class)
    void anUntrustedCertificateIsShownWholeAndCanThenBePinned(Encrypt encrypt) {
        Trial.Untrusted untrusted = assertInstanceOf(Trial.Untrusted.class, Trial.of(harbour.connect(encrypt, Trust.DEFAULT, Harbour.PASSWORD)));
        ShownCertificate shown = untrusted.certificate();
        assertEquals("untrusted", untrusted.problem().code());
        assertTrue(shown.names().contains("localhost"), shown::toString);
        assertEquals("CN=Practice Root", shown.issuer());
        assertEquals(harbour.certificate.getNotAfter().toInstant(), shown.notAfter());
        assertEquals(shown.sha256().toUpperCase(Locale.ROOT), shown.grouped().replace(" ", ""));
        assertInstanceOf(Trial.Answered.class, Trial.of(harbour.connect(encrypt, new Trust(Optional.empty(), Optional.of(shown.sha256())), Harbour.PASSWORD)));
    }

    @ParameterizedTest
    @EnumSource(Encrypt.class)
    void aChangedCertificateIsAnErrorWithBothFingerprints(Encrypt encrypt) {
        Trial.Untrusted changed = assertInstanceOf(Trial.Untrusted.class, Trial.of(harbour.connect(encrypt, new Trust(Optional.empty(), Optional.of("ab".repeat(32))), Harbour.PASSWORD)));
        assertTrue(changed.problem().text().contains("ab".repeat(32)) && changed.problem().text().contains(changed.certificate().sha256()), changed.problem()::text);
    }

    @Test
    void aTrustedCertificateForAnotherNameIsShownToo() {
        Trial.Untrusted untrusted = assertInstanceOf(Trial.Untrusted.class, Trial.of(Harbour.connect("127.0.0.1", harbour.tds.address().getPort(), Encrypt.MANDATORY, harbour.trusting(), Harbour.PASSWORD)));
        assertEquals("wrong-name", untrusted.problem().code());
        assertEquals(List.of("localhost"), untrusted.certificate().names());
    }

    @Test
    void aWrongPasswordIsAFailureWithNumber() {
        Trial.Failed failed = assertInstanceOf(Trial.Failed.class, Trial.of(harbour.connect(Encrypt.MANDATORY, harbour.trusting(), "canary-wrong")));
        assertEquals(18456, failed.problem().number().orElseThrow());
        assertTrue(failed.problem().text().startsWith("HARBOUR01 answers, but login failed"), failed.problem()::text);
    }

    @Test
    void somethingElseThatAnswersIsSaidToBeNoSqlServer() throws Exception {
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress()); ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> answering = threads.submit(() -> {
                try (Socket client = web.accept()) {
                    client.getInputStream().read();
                    client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                return null;
            });
            Trial.Failed failed = assertInstanceOf(Trial.Failed.class, Trial.of(Harbour.connect("localhost", web.getLocalPort(), Encrypt.MANDATORY, harbour.trusting(), Harbour.PASSWORD)));
            assertTrue(failed.problem().text().contains("SQL Server") || failed.problem().next().contains("SQL Server"), failed.problem()::toString);
            answering.get();
        }
    }

    @Test
    void windowsSignInTakesTheDriversLibraryWhereItIsElseKerberos(@TempDir Path folder) throws IOException {
        assertEquals("JavaKerberos", DataSources.scheme(folder.toString()));
        assertEquals("JavaKerberos", DataSources.scheme(""));
        Files.writeString(folder.resolve("mssql-jdbc_auth-13.6.2.x64.dll"), "");
        assertEquals("NativeAuthentication", DataSources.scheme(folder.toString()));
    }
}
