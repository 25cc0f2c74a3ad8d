package io.linkspan.lab.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ClientSecretCredential;
import io.linkspan.lab.fault.Fault;
import io.linkspan.lab.fault.FaultKind;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in with the real ClientSecretCredential, and what becomes of requests without a good token. */
class SignInTest {

    private static final String LIST = ArmEstate.INSTANCES + "?api-version=2025-01-01";

    private static ArmEstate arm;

    @BeforeAll
    static void start() throws Exception {
        arm = new ArmEstate(50, Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        arm.close();
    }

    @AfterEach
    void clear() {
        arm.faults.clear();
    }

    @Test
    void theRealCredentialGetsATokenThatLastsAboutAnHour() {
        AccessToken token = token(ArmEstate.TENANCY.clientId(), ArmEstate.TENANCY.clientSecret());
        assertTrue(token.getExpiresAt().isAfter(OffsetDateTime.now().plusMinutes(55)), token.getExpiresAt().toString());
    }

    @Test
    void aWrongSecretIsNamedByItsNumber() {
        Exception e = assertThrows(Exception.class, () -> token(ArmEstate.TENANCY.clientId(), "wrong"));
        assertTrue(e.getMessage().contains("AADSTS7000215"), e.getMessage());
        assertFalse(e.getMessage().contains(ArmEstate.TENANCY.clientSecret()));
    }

    @Test
    void anUnknownApplicationIsNamedByItsNumber() {
        Exception e = assertThrows(Exception.class, () -> token("99999999-0000-0000-0000-000000000000", ArmEstate.TENANCY.clientSecret()));
        assertTrue(e.getMessage().contains("AADSTS700016"), e.getMessage());
    }

    @Test
    void aScopeOfAnotherResourceIsRefused() {
        ClientSecretCredential credential = arm.credential(ArmEstate.TENANCY.clientId(), ArmEstate.TENANCY.clientSecret());
        Exception e = assertThrows(Exception.class, () -> credential.getTokenSync(new TokenRequestContext().addScopes("https://vault.example/.default")));
        assertTrue(e.getMessage().contains("AADSTS500011"), e.getMessage());
    }

    @Test
    void withoutATokenTheAnswerIs401AndSaysWhereToSignIn() throws Exception {
        ArmEstate.Reply reply = arm.send("GET", LIST, "", Map.of());
        assertEquals(401, reply.status());
        assertEquals("InvalidAuthenticationToken", reply.code());
        assertTrue(reply.headers().get("www-authenticate").startsWith("Bearer authorization_uri=\"" + arm.endpoint() + "/" + ArmEstate.TENANCY.tenantId()), reply.headers().toString());
    }

    @Test
    void aTokenNobodyGaveOutIsRefused() throws Exception {
        assertEquals("InvalidAuthenticationToken", arm.send("GET", LIST, "", Map.of("Authorization", "Bearer abc")).code());
    }

    @Test
    void expireTokenEndsTheTokensGivenOutSoFarAndNoLaterOnes() throws Exception {
        String early = arm.token();
        arm.faults.set(FaultKind.EXPIRE_TOKEN, "", "");
        ArmEstate.Reply reply = arm.send("GET", LIST, "", Map.of("Authorization", "Bearer " + early));
        assertEquals(401, reply.status());
        assertEquals("ExpiredAuthenticationToken", reply.code());
        assertEquals(200, arm.send("GET", LIST, "", Map.of("Authorization", "Bearer " + arm.token())).status());
    }

    @Test
    void aTokenThatExpiredIsGoodAgainWhenTheFaultIsCleared() throws Exception {
        String token = arm.token();
        Fault fault = arm.faults.set(FaultKind.EXPIRE_TOKEN, "", "");
        arm.faults.clear(fault.id());
        assertEquals(200, arm.send("GET", LIST, "", Map.of("Authorization", "Bearer " + token)).status());
    }

    private static AccessToken token(String clientId, String secret) {
        return arm.credential(clientId, secret).getTokenSync(new TokenRequestContext().addScopes(arm.endpoint() + "/.default"));
    }
}
