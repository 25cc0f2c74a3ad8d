package io.linkspan.azure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.fault.FaultKind;
import io.linkspan.model.ProblemException;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.model.profile.SecretSource;
import io.linkspan.model.profile.Trust;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person signs in with a code on another device, through the real identity library. */
class DeviceSignInTest {

    private static Quay quay;

    private final List<DeviceCode> shown = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        quay = new Quay();
    }

    @AfterAll
    static void close() throws Exception {
        quay.close();
    }

    @AfterEach
    void mend() {
        quay.faults.clear();
    }

    @Test
    void theCodeIsShownAndOnceItWasTypedTheAccountIsSignedIn() {
        Arm arm = arm(Optional.empty());
        assertEquals("Practice estate", new Browse(arm).subscriptions().getFirst().name());
        assertEquals(1, shown.size());
        assertTrue(shown.getFirst().url().startsWith("https://localhost:") && shown.getFirst().words().contains(shown.getFirst().code()));
    }

    @Test
    void anotherSubscriptionOfTheSameSignInAsksForNoSecondCode() {
        Arm arm = arm(Optional.empty());
        new Browse(arm).subscriptions();
        new Browse(arm.in(account(Optional.empty()))).subscriptions();
        assertEquals(1, shown.size());
    }

    @Test
    void anExpiredTokenIsRenewedWithoutAskingAgain() {
        Arm arm = arm(Optional.empty());
        new Browse(arm).subscriptions();
        quay.faults.set(FaultKind.EXPIRE_TOKEN, "", "");
        assertFalse(new Browse(arm).subscriptions().isEmpty());
        assertEquals(1, shown.size());
    }

    @Test
    void whoSignedOutIsAskedAgain() {
        Arm arm = arm(Optional.empty());
        new Browse(arm).subscriptions();
        arm.signOut();
        assertFalse(new Browse(arm).subscriptions().isEmpty());
        assertEquals(2, shown.size());
    }

    @Test
    void aWaitForThePersonCanBeGivenUp() throws InterruptedException {
        Thread waiting = Thread.ofVirtual().unstarted(() -> assertThrows(ProblemException.class, () -> new Browse(silent()).subscriptions()));
        waiting.start();
        synchronized (shown) {
            while (shown.isEmpty()) {
                shown.wait();
            }
        }
        waiting.interrupt();
        assertTrue(waiting.join(Duration.ofSeconds(10)));
    }

    @Test
    void anApplicationWithASecretIsNotGivenACode() {
        ProblemException e = assertThrows(ProblemException.class, () -> new Browse(arm(Optional.of(Quay.TENANCY.clientId()))).subscriptions());
        assertEquals("sign-in", e.problem().code());
        assertTrue(e.problem().raw().contains("7000218"), e.problem()::raw);
    }

    /** One whose code nobody types. */
    private Arm silent() {
        return arm(Optional.empty(), code -> {
            synchronized (shown) {
                shown.add(code);
                shown.notifyAll();
            }
        });
    }

    private Arm arm(Optional<String> client) {
        return arm(client, code -> {
            shown.add(code);
            quay.type(code);
        });
    }

    private static Arm arm(Optional<String> client, Consumer<DeviceCode> person) {
        URI at = quay.server.endpoint();
        Cloud cloud = new Cloud("Practice", at, URI.create(at + "/"), ".database.practice.example", List.of(), new Trust(Optional.of(quay.authority), Optional.empty()));
        return new Arm(cloud, account(client), (_, _) -> {
            throw new AssertionError("no secret is needed");
        }, person, Clock.systemUTC());
    }

    private static Account account(Optional<String> client) {
        return new Account(Quay.TENANCY.tenantId(), Quay.TENANCY.subscriptionId(), Quay.TENANCY.resourceGroup(), new Account.Credential(Account.Type.DEVICE_CODE, client, SecretSource.ASK));
    }
}
