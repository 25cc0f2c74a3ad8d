package io.linkspan.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.JsonNode;
import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.ProblemException;
import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Cloud;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Profile;
import io.linkspan.model.profile.Secret;
import io.linkspan.model.profile.Secrets;
import io.linkspan.model.profile.Tokens;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Azure Resource Manager of one cloud and account. Signs in and builds its clients at the first call, which takes a second or two. */
public final class Arm implements Tokens {

    /** The api-version of links and instances. */
    public static final String LINKS = "2025-01-01";

    private static final String JSON = "application/json";

    private final Cloud cloud;
    private final Account account;
    private final Secrets secrets;
    private final Consumer<DeviceCode> notices;
    private final Clock clock;
    private final Session session;
    private @Nullable Clients clients;

    /** @param notices takes what the operator must read while signing in, such as a device code */
    public Arm(Cloud cloud, Account account, Secrets secrets, Consumer<DeviceCode> notices, Clock clock) {
        this(cloud, account, secrets, notices, clock, new Session());
    }

    private Arm(Cloud cloud, Account account, Secrets secrets, Consumer<DeviceCode> notices, Clock clock, Session session) {
        this.cloud = cloud;
        this.account = account;
        this.secrets = secrets;
        this.notices = notices;
        this.clock = clock;
        this.session = session;
    }

    /** The same sign-in, for another subscription or resource group. */
    public Arm in(Account other) {
        return new Arm(cloud, other, secrets, notices, clock, session);
    }

    public static Arm of(Profile profile, Secrets secrets) {
        return new Arm(profile.cloud(), profile.azure(), secrets, code -> LoggerFactory.getLogger(Arm.class).warn(code.words()), Clock.systemUTC());
    }

    /** An access token for SQL, of the same sign-in. A server says itself what it wants a token for; for anything but SQL in this cloud it gets none, since it could do with it what the account may. */
    @Override
    public Tokens.Token of(String scope) {
        if (!scope.replaceFirst("/+\\.default$", "").equals("https://" + cloud.sqlSuffix().substring(1))) {
            throw problem(Kind.REFUSED, "foreign-token", "A server asked for a token for " + scope.replaceFirst("/+\\.default$", "") + ", which is not SQL in the cloud of this profile.",
                    "Check the host name of the server, and the cloud's sqlSuffix in the profile.").exception();
        }
        return call(false, c -> {
            AccessToken token = c.credential().getTokenSync(new TokenRequestContext().addScopes(scope));
            return new Tokens.Token(Secret.of(token.getToken()), token.getExpiresAt().toInstant());
        });
    }

    public ManagedInstance instance(Machine machine) {
        return new ManagedInstance(this, account.subscriptionId(), machine.resourceGroup().orElse(account.resourceGroup()), machine.name());
    }

    /** A GET; a 404 throws, with that number. */
    public ArmAnswer get(String path, String apiVersion) {
        return new ArmAnswer(200, read(path, apiVersion), Optional.empty());
    }

    /**
     * Sends a request once: nothing is repeated but a GET, and what the service turned away unread (429).
     *
     * @param path absolute, {@code /subscriptions/…}
     * @throws ProblemException REFUSED with the ARM code and HTTP status, or UNCLEAR where the answer was lost
     */
    public ArmAnswer send(String method, String path, String apiVersion, Optional<String> jsonBody) {
        boolean changing = !method.equals("GET");
        return call(changing, c -> {
            HttpRequest request = new HttpRequest(HttpMethod.valueOf(method), cloud.resourceManager() + path + "?api-version=" + apiVersion).setHeader(HttpHeaderName.ACCEPT, JSON);
            jsonBody.ifPresent(body -> request.setHeader(HttpHeaderName.CONTENT_TYPE, JSON).setBody(body));
            try (HttpResponse answer = (changing ? c.changing() : c.reading()).sendSync(request, Context.NONE)) {
                String body = body(answer);
                return new ArmAnswer(answer.getStatusCode(), body, ArmOperation.begun(answer.getStatusCode(), answer.getHeaders(), clock.instant()));
            }
        });
    }

    /** Asks once how an operation is. Refuses a URL on another host than this cloud's: the token goes nowhere else. */
    public ArmOperation.State poll(ArmOperation operation) {
        URI home = cloud.resourceManager();
        if (!operation.url().isAbsolute() || !home.getScheme().equals(operation.url().getScheme()) || !home.getAuthority().equalsIgnoreCase(operation.url().getAuthority())) {
            throw problem(Kind.REFUSED, "foreign-operation", "The operation is to be followed at " + operation.url().getAuthority() + ", which is not this profile's Resource Manager (" + home.getAuthority() + ").",
                    "Use the profile that the operation was begun with.").exception();
        }
        return call(false, c -> {
            try (HttpResponse answer = c.reading().sendSync(new HttpRequest(HttpMethod.GET, operation.url().toString()).setHeader(HttpHeaderName.ACCEPT, JSON), Context.NONE)) {
                return operation.after(answer.getStatusCode(), answer.getHeaders(), body(answer), clock.instant());
            }
        });
    }

    String read(String path, String apiVersion) {
        return call(false, c -> c.links().get(host(), path.substring(1), apiVersion, JSON, Context.NONE).getValue().toString());
    }

    /** All pages of a list. */
    List<JsonNode> list(String path, String apiVersion) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = Json.parse(read(path, apiVersion));
        while (true) {
            page.path("value").forEach(items::add);
            Optional<String> next = Json.text(page, "nextLink");
            if (next.isEmpty()) {
                return items;
            }
            String link = next.get();
            if (!link.startsWith(host() + "/")) {
                throw problem(Kind.REFUSED, "foreign-page", "Azure's list goes on at another host.", "Look for a proxy in between.").raw(link).exception();
            }
            page = Json.parse(call(false, c -> c.links().next(host(), link, JSON, Context.NONE).getValue().toString()));
        }
    }

    /** One request. A token that the service no longer takes has kept the request from being read: it is sent once more, signed in anew. */
    <T> T call(boolean changing, Function<Clients, T> request) {
        try {
            return once(changing, request);
        } catch (ProblemException e) {
            if (!e.problem().number().equals(OptionalInt.of(HttpURLConnection.HTTP_UNAUTHORIZED))) {
                throw e;
            }
            renew();
            return once(changing, request);
        }
    }

    private <T> T once(boolean changing, Function<Clients, T> request) {
        try {
            return request.apply(clients());
        } catch (RuntimeException e) { // the SDK has no common type for its failures
            throw ArmErrors.of(cloud.resourceManager(), changing, e);
        }
    }

    @Override
    public synchronized void renew() {
        clients = null;
        session.renew();
    }

    /** Forgets the sign-in; the next call signs in anew, which may ask a person. */
    public synchronized void signOut() {
        clients = null;
        session.end();
    }

    private String host() {
        return cloud.resourceManager().toString();
    }

    private synchronized Clients clients() {
        Clients built = clients;
        if (built == null) {
            built = Clients.of(cloud, account, session, secrets, notices);
            clients = built;
        }
        return built;
    }

    private static String body(HttpResponse answer) {
        String body = answer.getBodyAsBinaryData() == null ? "" : answer.getBodyAsBinaryData().toString();
        if (answer.getStatusCode() >= 400) {
            throw ArmErrors.of(answer.getStatusCode(), body).exception();
        }
        return body;
    }

    private static Problem problem(Kind kind, String code, String text, String next) {
        return ArmErrors.problem(kind, code, OptionalInt.empty(), text, "", next);
    }
}
