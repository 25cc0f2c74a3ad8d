package io.linkspan.lab.arm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.engine.security.Directory.Identity;
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
 * The sign-in service as far as an application with a secret, or a person with a device code, needs it: OAuth 2.0 client credentials grant (Microsoft identity platform,
 * "Microsoft identity platform and the OAuth 2.0 client credentials flow"), device authorization grant and its refresh tokens; error texts as in "Microsoft Entra authentication and authorization error codes").
 */
final class TokenEndpoint {

    /** Sent along by clients out of habit; they mean nothing where no person signs in. */
    private static final Set<String> IDENTITY_SCOPES = Set.of("openid", "profile", "offline_access");

    private static final String DEFAULT = "/.default";

    private final Tenancy tenancy;
    private final Tenant tenant;
    private final Tokens tokens;
    private final Clock clock;
    private final DeviceSignIn devices;

    TokenEndpoint(Tenancy tenancy, Tenant tenant, Tokens tokens, Clock clock) {
        this.tenancy = tenancy;
        this.tenant = tenant;
        this.tokens = tokens;
        this.clock = clock;
        devices = new DeviceSignIn(tenancy, tenant.person(), clock);
    }

    static boolean serves(List<String> segments) {
        return segments.size() > 1 && (segments.contains("oauth2") || segments.getLast().equals("openid-configuration") || segments.contains("discovery"));
    }

    /** @param form the fields of a posted form, and those of the address */
    Answer answer(String method, List<String> segments, Map<String, String> form, URI base) {
        String path = String.join("/", segments.subList(1, segments.size()));
        if (method.equals("POST") && path.equals("oauth2/v2.0/token")) {
            return token(segments.getFirst(), form, base);
        }
        if (method.equals("POST") && path.equals("oauth2/v2.0/devicecode")) {
            return foreign(segments.getFirst(), form, base).or(() -> secretive(form, base)).or(() -> scope(segments.getFirst(), form, base)).orElseGet(() -> Answer.ok(devices.begin(asked(form), base)));
        }
        if (path.equals("oauth2/deviceauth")) {
            return devices.confirm(form.getOrDefault("otc", "")) ? Answer.ok(JsonNodeFactory.instance.objectNode().put("message", "You have signed in on your device. You may close this page."))
                    : Answer.error(400, "BadVerificationCode", "That code did not work. Check the code and send it again, as otc.");
        }
        if (method.equals("GET") && segments.getLast().equals("openid-configuration")) {
            return Answer.ok(configuration(base, segments.getFirst()));
        }
        return Answer.error(404, "NotFound", "The practice estate's sign-in service has no such address.");
    }

    private Answer token(String directory, Map<String, String> form, URI base) {
        return foreign(directory, form, base).orElseGet(() -> switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> application(directory, form, base);
            // the short form is what the identity library for Java sends
            case "urn:ietf:params:oauth:grant-type:device_code", "device_code" -> secretive(form, base).or(() -> devices.waits(form.getOrDefault("device_code", "")).map(error -> waiting(error, base))).orElseGet(() -> person(devices.redeem(form.get("device_code")), base));
            case "refresh_token" -> devices.renews(form.getOrDefault("refresh_token", "")) ? person(asked(form).isEmpty() ? base + "/.default" : asked(form), base)
                    : refused(400, "invalid_grant", 700082, "The refresh token has expired due to inactivity, or was never given out.", base);
            default -> refused(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type '" + form.getOrDefault("grant_type", "") + "'.", base);
        });
    }

    private Answer application(String directory, Map<String, String> form, URI base) {
        if (!same(form.getOrDefault("client_secret", ""), tenancy.clientSecret())) {
            return refused(401, "invalid_client", 7000215, "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, "
                    + "not the client secret ID, for a secret added to app '" + form.getOrDefault("client_id", "") + "'.", base);
        }
        return scope(directory, form, base).orElseGet(() -> Answer.ok(bearer(asked(form), tenant.application())).with(Map.of("Cache-Control", "no-store")));
    }

    private Answer person(String scope, URI base) {
        return Answer.ok(devices.identity(bearer(scope, tenant.person()), scope, base)).with(Map.of("Cache-Control", "no-store"));
    }

    private ObjectNode bearer(String scope, Identity holder) {
        return JsonNodeFactory.instance.objectNode().put("token_type", "Bearer").put("expires_in", Tokens.LIFETIME.toSeconds())
                .put("ext_expires_in", Tokens.LIFETIME.toSeconds()).put("access_token", tokens.issue(tenant.isResource(resource(scope)) ? Tokens.Audience.SQL : Tokens.Audience.RESOURCE_MANAGER, holder));
    }

    /** A tenant or an application that this directory does not have. */
    private Optional<Answer> foreign(String directory, Map<String, String> form, URI base) {
        String client = form.getOrDefault("client_id", "");
        if (!directory.equalsIgnoreCase(tenancy.tenantId())) {
            return Optional.of(refused(400, "invalid_request", 90002, "Tenant '" + directory + "' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.", base));
        }
        return client.equalsIgnoreCase(tenancy.clientId()) || client.equalsIgnoreCase(DeviceSignIn.PUBLIC_CLIENT) ? Optional.empty()
                : Optional.of(refused(400, "unauthorized_client", 700016, "Application with identifier '" + client + "' was not found in the directory '" + directory + "'.", base));
    }

    /** An application that has a secret signs nobody in without it. */
    private Optional<Answer> secretive(Map<String, String> form, URI base) {
        return form.getOrDefault("client_id", "").equalsIgnoreCase(DeviceSignIn.PUBLIC_CLIENT) ? Optional.empty()
                : Optional.of(refused(401, "invalid_client", 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.", base));
    }

    /** The scope that is no identity's; empty if none is asked for. */
    private static String asked(Map<String, String> form) {
        return Arrays.stream(form.getOrDefault("scope", "").strip().split(" ")).filter(s -> !IDENTITY_SCOPES.contains(s)).findFirst().orElse("");
    }

    /** What stands before {@code /.default}: the identifier of a resource, which may itself end with a slash. */
    private static String resource(String scope) {
        return scope.endsWith(DEFAULT) ? scope.substring(0, scope.length() - DEFAULT.length()) : scope;
    }

    private Optional<Answer> scope(String directory, Map<String, String> form, URI base) {
        String scope = asked(form);
        if (!scope.endsWith(DEFAULT)) {
            return Optional.of(refused(400, "invalid_scope", 1002012, "The provided value for scope " + scope + " is not valid. Client credential flows must have a scope value "
                    + "with /.default suffixed to the resource identifier (application ID URI).", base));
        }
        return scope.startsWith(base.toString() + "/") || tenant.isResource(resource(scope)) ? Optional.empty() : Optional.of(refused(400, "invalid_resource", 500011, "The resource principal named "
                + resource(scope) + " was not found in the tenant named " + directory + ".", base));
    }

    private Answer waiting(String error, URI base) {
        return switch (error) {
            case "authorization_pending" -> refused(400, error, 70016, "OAuth 2.0 device flow error. Authorization is pending. Continue polling.", base);
            case "expired_token" -> refused(400, error, 70019, "Verification code expired. Have the user retry the sign-in.", base);
            default -> refused(400, error, 70018, "Invalid verification code due to User typing in wrong user code for device code flow.", base);
        };
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
