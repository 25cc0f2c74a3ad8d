package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.engine.security.Directory.Identity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A person's sign-in by a code (Microsoft identity platform, "OAuth 2.0 device authorization grant flow"; RFC 8628). Whoever sends the code to the verification address is the estate's one person;
 * nobody is asked for a password. The identity token is not signed: clients of this flow do not check that. Safe from any thread.
 */
final class DeviceSignIn {

    /** The Azure CLI's own application, which stands in every directory and needs no secret ("Verify first-party Microsoft applications in sign-in reports"). */
    static final String PUBLIC_CLIENT = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 9;

    private final Tenancy tenancy;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Set<String> signedIn = ConcurrentHashMap.newKeySet();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final Identity person;

    /**
     * @param user  what the person types
     * @param scope what was asked for
     */
    private record Code(String user, String scope, Instant until) {
    }

    DeviceSignIn(Tenancy tenancy, Identity person, Clock clock) {
        this.tenancy = tenancy;
        this.person = person;
        this.clock = clock;
    }

    ObjectNode begin(String scope, URI base) {
        String device = UUID.randomUUID().toString();
        StringBuilder user = new StringBuilder();
        random.ints(LENGTH, 0, LETTERS.length()).forEach(i -> user.append(LETTERS.charAt(i)));
        codes.put(device, new Code(user.toString(), scope, clock.instant().plus(LIFETIME)));
        String page = base + "/common/oauth2/deviceauth";
        return JsonNodeFactory.instance.objectNode().put("user_code", user.toString()).put("device_code", device).put("verification_uri", page).put("expires_in", LIFETIME.toSeconds()).put("interval", 1)
                .put("message", "To sign in, use a web browser to open the page " + page + " and enter the code " + user + " to authenticate.");
    }

    /** Whether the code is one that a client waits for. */
    boolean confirm(String userCode) {
        return codes.values().stream().anyMatch(c -> c.user.equalsIgnoreCase(userCode) && clock.instant().isBefore(c.until)) && signedIn.add(userCode.toUpperCase(java.util.Locale.ROOT));
    }

    /** How a device code stands, as the protocol words it: empty once its person has signed in. */
    Optional<String> waits(String deviceCode) {
        Code code = codes.get(deviceCode);
        if (code == null) {
            return Optional.of("bad_verification_code");
        }
        if (!clock.instant().isBefore(code.until)) {
            return Optional.of("expired_token");
        }
        return signedIn.contains(code.user) ? Optional.empty() : Optional.of("authorization_pending");
    }

    /** Uses up a device code whose person has signed in. @return the scope that it was for */
    String redeem(String deviceCode) {
        Code code = codes.remove(deviceCode);
        signedIn.remove(code.user);
        return code.scope;
    }

    boolean renews(String refreshToken) {
        return refreshTokens.remove(refreshToken);
    }

    /** What a person's token comes with. */
    ObjectNode identity(ObjectNode token, String scope, URI base) {
        String refresh = UUID.randomUUID() + "." + UUID.randomUUID();
        refreshTokens.add(refresh);
        String personId = person.id().toString();
        long now = clock.instant().getEpochSecond();
        ObjectNode claims = JsonNodeFactory.instance.objectNode().put("aud", PUBLIC_CLIENT).put("iss", base + "/" + tenancy.tenantId() + "/v2.0").put("iat", now).put("nbf", now)
                .put("exp", now + Tokens.LIFETIME.toSeconds()).put("name", "Practice").put("oid", personId).put("preferred_username", person.name()).put("sub", personId).put("tid", tenancy.tenantId()).put("ver", "2.0");
        return token.put("refresh_token", refresh).put("scope", scope).put("id_token", encoded("{\"typ\":\"JWT\",\"alg\":\"none\"}") + "." + encoded(claims.toString()) + "." + encoded("unsigned"))
                .put("client_info", encoded("{\"uid\":\"" + personId + "\",\"utid\":\"" + tenancy.tenantId() + "\"}"));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
