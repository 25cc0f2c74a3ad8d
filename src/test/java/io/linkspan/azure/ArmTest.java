package io.linkspan.azure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.security.CertificateAuthority;
import io.linkspan.lab.fault.FaultKind;
import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.ProblemException;
import io.linkspan.model.profile.Trust;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real SDK, signed in for real, against a management plane held to the published contract. */
class ArmTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Quay quay;
    private static ManagedInstance instance;

    @BeforeAll
    static void open() throws IOException, GeneralSecurityException {
        quay = new Quay();
        instance = quay.arm().instance(Quay.machine("quay-one"));
    }

    @AfterAll
    static void close() throws IOException {
        quay.close();
    }

    @AfterEach
    void mend() {
        quay.faults.clear();
    }

    @Test
    void anInstanceIsReadWithTheFieldsThatOnlyTheNewVersionHas() {
        ManagedInstanceResource read = instance.read();
        assertEquals("quay-one", read.name());
        assertEquals("SQLServer2025", read.databaseFormat());
        assertEquals("quay-one.a1b2.database.practice.example", read.fullyQualifiedDomainName());
        assertTrue(read.isReady());
    }

    @Test
    void listsAreReadToTheirLastPage() {
        List<String> names = instance.databases().stream().map(ManagedDatabase::name).toList();
        assertTrue(names.containsAll(List.of("Sales", "Stock")), names.toString());
        assertEquals(List.of(), instance.links());
        assertEquals(List.of(), instance.failoverGroups());
        assertEquals(List.of(), instance.operations().stream().filter(InstanceOperation::isRunning).toList());
    }

    @Test
    void theInstancesOwnCertificateIsDer() throws GeneralSecurityException {
        assertEquals(0x30, instance.endpointCertificate()[0]);
    }

    @Test
    void aCertificateIsUploadedFollowedReadAndRemoved() {
        byte[] certificate = certificate();
        follow(put("Cert_up", certificate));
        TrustCertificate read = instance.trustCertificates().stream().filter(c -> c.name().equals("Cert_up")).findFirst().orElseThrow();
        assertArrayEquals(certificate, read.publicBlob());
        follow(instance.arm().send("DELETE", instance.trustCertificatePath("Cert_up"), Arm.LINKS, Optional.empty()));
        assertTrue(instance.trustCertificates().stream().noneMatch(c -> c.name().equals("Cert_up")));
        assertEquals(204, instance.arm().send("DELETE", instance.trustCertificatePath("Cert_up"), Arm.LINKS, Optional.empty()).status());
    }

    @Test
    void anOperationIsFollowedByAnotherProcessFromItsPlainValues() {
        ArmOperation begun = put("Cert_resumed").operation().orElseThrow();
        ArmOperation writtenDown = new ArmOperation(ArmOperation.Kind.valueOf(begun.kind().name()), URI.create(begun.url().toString()), Instant.parse(begun.next().toString()));
        Following.follow(quay.arm(), writtenDown, PATIENCE);
        assertTrue(instance.trustCertificates().stream().anyMatch(c -> c.name().equals("Cert_resumed")));
    }

    @Test
    void anOperationOnAnotherHostIsNotFollowed() {
        for (String foreign : List.of("https://evil.example/async/1", "http://" + quay.server.endpoint().getAuthority() + "/x", "https://localhost:1/x")) {
            Problem problem = problem(() -> instance.arm().poll(new ArmOperation(ArmOperation.Kind.ASYNC, URI.create(foreign), Instant.EPOCH)));
            assertEquals("foreign-operation", problem.code(), foreign);
        }
    }

    @Test
    void aLostAnswerIsUnclearAndTheRequestIsNotRepeated() {
        quay.faults.set(FaultKind.ARM_LOSE_ANSWER, "Cert_lost", "");
        Problem problem = problem(() -> put("Cert_lost"));
        assertEquals(Kind.UNCLEAR, problem.kind(), problem::toString);
        assertEquals("answer-lost", problem.code());
        await(() -> instance.trustCertificates().stream().anyMatch(c -> c.name().equals("Cert_lost")));
    }

    @Test
    void anOperationThatFailsSaysWhy() {
        quay.faults.set(FaultKind.ARM_ERROR, "Cert_late", "lro:OperationTimedOut");
        Problem problem = problem(() -> upload("Cert_late"));
        assertEquals("OperationTimedOut", problem.code());
        assertTrue(problem.number().isEmpty(), "the status of the answer that says so is none of the error's");
        assertFalse(problem.next().isEmpty());
    }

    @Test
    void anErrorHasItsCodeStatusAndAdvice() {
        quay.faults.set(FaultKind.ARM_ERROR, "Cert_no", "PUT:ScopeLocked");
        Problem problem = problem(() -> put("Cert_no"));
        assertEquals("ScopeLocked", problem.code());
        assertEquals(409, problem.number().orElseThrow());
        assertEquals(Kind.REFUSED, problem.kind());
        assertTrue(problem.raw().contains("ScopeLocked") && problem.next().contains("lock"));
    }

    @Test
    void aMissingLinkIsAbsentAndAMissingInstanceIsAnError() {
        assertEquals(Optional.empty(), instance.link("nothing"));
        ManagedInstance none = quay.arm().instance(Quay.machine("quay-nine"));
        assertEquals(404, problem(() -> none.link("nothing")).number().orElseThrow());
        assertEquals(404, problem(none::read).number().orElseThrow());
    }

    @Test
    void anExpiredTokenIsReplaced() {
        assertEquals("quay-one", instance.read().name());
        quay.faults.set(FaultKind.EXPIRE_TOKEN, "", "");
        assertEquals("quay-one", instance.read().name());
        put("Cert_signed");
    }

    @Test
    void aWrongSecretIsNoSignInAndShowsNowhere() {
        ProblemException e = assertThrows(ProblemException.class, () -> quay.arm(new Trust(Optional.of(quay.authority), Optional.empty()), "canary-wrong").instance(Quay.machine("quay-one")).read());
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertEquals("sign-in", e.problem().code());
        assertEquals(Kind.UNREACHABLE, e.problem().kind());
        assertFalse((trace + e.problem().toString()).contains("canary"));
    }

    @Test
    @Timeout(20)
    void aHostThatNobodyVouchesForIsUntrustedAtOnce() {
        assertEquals("untrusted", problem(() -> quay.arm(Trust.DEFAULT, Quay.SECRET).instance(Quay.machine("quay-one")).read()).code());
    }

    @Test
    @Timeout(20)
    void aHostThatIsNotThereIsUnreachableAtOnce() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Problem problem = problem(() -> quay.arm(URI.create("https://localhost:" + free), Trust.DEFAULT, Quay.SECRET).instance(Quay.machine("quay-one")).read());
        assertEquals(Kind.UNREACHABLE, problem.kind());
        assertEquals("unreachable", problem.code(), problem::toString);
    }

    private static ArmAnswer put(String name) {
        return put(name, certificate());
    }

    private static byte[] certificate() {
        try {
            return CertificateAuthority.create("HARBOUR01", Instant.now()).certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ArmAnswer put(String name, byte[] certificate) {
        return instance.arm().send("PUT", instance.trustCertificatePath(name), Arm.LINKS, Optional.of("{\"properties\":{\"publicBlob\":\"0x" + HexFormat.of().formatHex(certificate) + "\"}}"));
    }

    private static void upload(String name) {
        follow(put(name));
    }

    private static void follow(ArmAnswer answer) {
        answer.operation().ifPresent(o -> Following.follow(instance.arm(), o, PATIENCE));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "never came true");
        }
    }

    private static Problem problem(Runnable call) {
        return assertThrows(ProblemException.class, call::run).problem();
    }
}
