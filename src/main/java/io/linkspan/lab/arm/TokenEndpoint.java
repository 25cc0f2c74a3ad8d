package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The sign-in service as far as an application with a secret needs it: OAuth 2.0 client credentials grant (Microsoft identity platform,
 * "Microsoft identity platform and the OAuth 2.0 client credentials flow"; error texts as in "Microsoft Entra authentication and authorization error codes").
 */
final class TokenEndpoint {

    /** Sent along by clients out of habit; they mean nothing where no person signs in. */
    private static final Set<String> IDENTITY_SCOPES = Set.of("openid", "profile", "offline_access");

    private final Tenancy tenancy;
    private final Tokens tokens;
    private final Clock clock;

    TokenEndpoint(Tenancy tenancy, Tokens tokens, Clock clock) {
        this.tenancy = tenancy;
        this.tokens = tokens;
        this.clock = clock;
    }

    static boolean serves(List<String> segments) {
        return segments.size() > 1 && (segments.contains("oauth2") || segments.getLast().equals("openid-configuration") || segments.contains("discovery"));
    }

    /** @param form the fields of a posted form */
    Answer answer(String method, List<String> segments, Map<String, String> form, URI base) {
        if (method.equals("POST") && segments.size() == 4 && String.join("/", segments.subList(1, 4)).equals("oauth2/v2.0/token")) {
            return token(segments.getFirst(), form, base);
        }
        if (method.equals("GET") && segments.getLast().equals("openid-configuration")) {
            return Answer.ok(configuration(base, segments.getFirst()));
        }
        return Answer.error(404, "NotFound", "The practice estate's sign-in service has no such address.");
    }

    private Answer token(String tenant, Map<String, String> form, URI base) {
        String client = form.getOrDefault("client_id", "");
        if (!tenant.equalsIgnoreCase(tenancy.tenantId())) {
            return refused(400, "invalid_request", 90002, "Tenant '" + tenant + "' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.", base);
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return refused(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type '" + form.getOrDefault("grant_type", "") + "'.", base);
        }
        if (!client.equalsIgnoreCase(tenancy.clientId())) {
            return refused(400, "unauthorized_client", 700016, "Application with identifier '" + client + "' was not found in the directory '" + tenant + "'.", base);
        }
        if (!same(form.getOrDefault("client_secret", ""), tenancy.clientSecret())) {
            return refused(401, "invalid_client", 7000215, "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, "
                    + "not the client secret ID, for a secret added to app '" + client + "'.", base);
        }
        String scope = Arrays.stream(form.getOrDefault("scope", "").strip().split(" ")).filter(s -> !IDENTITY_SCOPES.contains(s)).findFirst().orElse("");
        if (!scope.endsWith("/.default")) {
            return refused(400, "invalid_scope", 1002012, "The provided value for scope " + scope + " is not valid. Client credential flows must have a scope value "
                    + "with /.default suffixed to the resource identifier (application ID URI).", base);
        }
        if (!scope.startsWith(base.toString() + "/")) {
            return refused(400, "invalid_resource", 500011, "The resource principal named " + scope.substring(0, scope.length() - "/.default".length())
                    + " was not found in the tenant named " + tenant + ".", base);
        }
        return Answer.ok(JsonNodeFactory.instance.objectNode().put("token_type", "Bearer").put("expires_in", Tokens.LIFETIME.toSeconds())
                .put("ext_expires_in", Tokens.LIFETIME.toSeconds()).put("access_token", tokens.issue())).with(Map.of("Cache-Control", "no-store"));
    }

    private Answer refused(int status, String error, int number, String text, URI base) {
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", error)
                .put("error_description", "AADSTS" + number + ": " + text + " Trace ID: " + trace + " Correlation ID: " + correlation + " Timestamp: " + now);
        body.putArray("error_codes").add(number);
        body.put("timestamp", now).put("trace_id", trace).put("correlation_id", correlation).put("error_uri", base + "/error?code=" + number);
        return new Answer(status, Map.of(), Optional.of(body), Optional.empty());
    }

    private static ObjectNode configuration(URI base, String tenant) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("issuer", base + "/" + tenant + "/v2.0")
                .put("authorization_endpoint", base + "/" + tenant + "/oauth2/v2.0/authorize").put("token_endpoint", base + "/" + tenant + "/oauth2/v2.0/token");
        document.putArray("token_endpoint_auth_methods_supported").add("client_secret_post");
        return document;
    }

    private static boolean same(String given, String wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }
}
