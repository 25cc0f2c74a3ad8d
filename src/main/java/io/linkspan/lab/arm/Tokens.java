package io.linkspan.lab.arm;

import io.linkspan.lab.engine.security.Directory.Identity;
import io.linkspan.lab.engine.type.Errors;
import io.linkspan.lab.fault.Fault;
import io.linkspan.lab.fault.FaultKind;
import io.linkspan.lab.fault.Faults;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The bearer tokens that were given out, and whether one of them is good. Opaque: a client has nothing to read in them. Safe from any thread. */
final class Tokens {

    /** What the sign-in service gives by default is between 60 and 90 minutes; a client renews some minutes earlier. */
    static final Duration LIFETIME = Duration.ofSeconds(3599);

    private final Clock clock;
    private final Faults faults;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    /** What a token is for. Good for the one it is good for nothing else. */
    enum Audience {
        RESOURCE_MANAGER, SQL
    }

    /** @param lastFault tokens given out after a fault was set are not concerned by it */
    private record Grant(Audience audience, Identity holder, Instant expires, int lastFault) {
    }

    Tokens(Clock clock, Faults faults) {
        this.clock = clock;
        this.faults = faults;
    }

    String issue(Audience audience, Identity holder) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        grants.put(token, new Grant(audience, holder, clock.instant().plus(LIFETIME), faults.list().stream().mapToInt(Fault::id).max().orElse(0)));
        return token;
    }

    /** What is wrong with an Authorization header; empty if it is good. */
    Optional<ArmError> refuse(String authorization) {
        if (!authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.of(new ArmError("InvalidAuthenticationToken", "Authentication failed. The 'Authorization' header is missing or is no bearer token."));
        }
        Grant grant = grants.get(authorization.substring(7).strip());
        if (grant == null || grant.audience != Audience.RESOURCE_MANAGER) {
            return Optional.of(new ArmError("InvalidAuthenticationToken", grant == null ? "The access token is invalid." : "The access token has been obtained for the wrong audience or resource."));
        }
        Instant now = clock.instant();
        boolean cutShort = cutShort(grant);
        return cutShort || !now.isBefore(grant.expires)
                ? Optional.of(new ArmError("ExpiredAuthenticationToken", "The access token expiry UTC time '" + (cutShort ? now : grant.expires)
                        + "' is earlier than current UTC time '" + now + "'."))
                : Optional.empty();
    }

    /** Whose a token for SQL is. @throws io.linkspan.lab.engine.type.ServerError 18456 */
    Identity holder(String token) {
        Grant grant = grants.get(token);
        if (grant == null || grant.audience != Audience.SQL) {
            throw Errors.tokenForeign();
        }
        if (cutShort(grant) || !clock.instant().isBefore(grant.expires)) {
            throw Errors.tokenExpired();
        }
        return grant.holder;
    }

    private boolean cutShort(Grant grant) {
        return faults.list().stream().anyMatch(f -> f.kind() == FaultKind.EXPIRE_TOKEN && f.id() > grant.lastFault);
    }
}
