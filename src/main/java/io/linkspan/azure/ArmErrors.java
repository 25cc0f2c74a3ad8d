package io.linkspan.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.management.exception.ManagementError;
import com.azure.core.management.exception.ManagementException;
import com.azure.identity.CredentialUnavailableException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.MsalInteractionRequiredException;
import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What Azure Resource Manager, the sign-in and the way there can answer with, as problems. */
final class ArmErrors {

    private static final String READ_AGAIN = "Read the state again before repeating it.";
    private static final int LONGEST = 2000;

    private ArmErrors() {
    }

    /** An answer that is an error; with or without the envelope {@code error}. */
    static Problem of(int status, String body) {
        JsonNode node = body.stripLeading().startsWith("{") ? Json.parse(body) : Json.parse("{}");
        return of(status, node.has("error") ? node.get("error") : node, body);
    }

    /** The error of a failed operation, whose own HTTP status was 200. */
    static Problem of(int status, JsonNode error, String raw) {
        String code = Json.text(error, "code").orElse("Http" + status);
        String message = Json.text(error, "message").orElse("Azure answered with HTTP status " + status + ".");
        return problem(kind(status, code), code, status < HttpURLConnection.HTTP_MULT_CHOICE ? OptionalInt.empty() : OptionalInt.of(status), message, cut(raw), ArmAdvice.next(code, status));
    }

    /** The error as the SDK read it; the response itself is closed by then. */
    private static Problem of(int status, @Nullable ManagementError error) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (error != null) {
            node.put("code", error.getCode()).put("message", error.getMessage());
        }
        return of(status, node, node.toString());
    }

    private static Kind kind(int status, String code) {
        return switch (status) {
            case 401 -> Kind.UNREACHABLE;
            case 408, 502, 504 -> Kind.UNCLEAR;
            case 500 -> code.equals("OperationTimedOut") ? Kind.REFUSED : Kind.UNCLEAR;
            default -> Kind.REFUSED;
        };
    }

    /** Whatever the SDK threw. {@code changing}: the request may have taken effect if its answer was lost. */
    static ProblemException of(URI host, boolean changing, RuntimeException e) {
        return switch (e) {
            case ProblemException p -> p;
            case ManagementException m when m.getResponse() != null -> of(m.getResponse().getStatusCode(), m.getValue()).exception(e);
            case RuntimeException r when has(r, MsalInteractionRequiredException.class) -> signInAgain(String.valueOf(r.getMessage())).exception(e);
            case CredentialUnavailableException c -> signIn(c).exception(e);
            case ClientAuthenticationException c -> signIn(c).exception(e);
            case RuntimeException r when has(r, MsalException.class) && !has(r, IOException.class) -> signIn(r).exception(e);
            case HttpResponseException h when h.getResponse() != null -> of(h.getResponse().getStatusCode(), "").exception(e);
            default -> transport(host, changing, e).exception(e);
        };
    }

    /** A person has to sign in again. */
    private static Problem signInAgain(String raw) {
        return new Problem(Kind.UNREACHABLE, Optional.empty(), "sign-in-again", OptionalInt.empty(), "The sign-in to Azure has ended.", cut(raw), "Sign in again.");
    }

    /**
     * A connection that broke. A host that is not there (a closed channel is what a ConnectException comes from), or that nobody vouches for, will not be other a second later, nor will a sign-in
     * that was refused, which might lock the account.
     */
    static boolean mayPass(Throwable cause) {
        return cause instanceof IOException && !(cause instanceof SSLException || cause instanceof ConnectException || cause instanceof ClosedChannelException || cause instanceof HttpConnectTimeoutException);
    }

    private static Problem signIn(RuntimeException e) {
        String words = causes(e).filter(MsalException.class::isInstance).findFirst().orElse(e).getMessage();
        return new Problem(Kind.UNREACHABLE, Optional.empty(), "sign-in", OptionalInt.empty(), "Signing in to Azure failed.", cut(String.valueOf(words)), "Check tenant, client id, secret and credential type in the profile.");
    }

    private static Problem transport(URI host, boolean changing, RuntimeException e) {
        String where = host.getHost() + (host.getPort() < 0 ? "" : ":" + host.getPort());
        String raw = cut(causes(e).map(Throwable::toString).reduce((first, last) -> last).orElse(""));
        if (has(e, SSLHandshakeException.class)) {
            return problem(Kind.UNREACHABLE, "untrusted", OptionalInt.empty(), "The certificate of " + where + " is not trusted.", raw, "Check that the profile's cloud is the right one, and no proxy opens TLS in between.");
        }
        if (has(e, ConnectException.class) || has(e, HttpConnectTimeoutException.class) || has(e, UnresolvedAddressException.class)) {
            return problem(Kind.UNREACHABLE, "unreachable", OptionalInt.empty(), "Azure Resource Manager at " + where + " cannot be reached.", raw, "Check name, port, proxy and firewall.");
        }
        if (has(e, InterruptedException.class)) {
            return problem(changing ? Kind.UNCLEAR : Kind.UNREACHABLE, "interrupted", OptionalInt.empty(), "The call to " + where + " was interrupted.", raw, changing ? READ_AGAIN : "");
        }
        if (has(e, IOException.class) || has(e, SSLException.class) || has(e, java.util.concurrent.TimeoutException.class)) {
            return changing ? problem(Kind.UNCLEAR, "answer-lost", OptionalInt.empty(), "The answer of " + where + " was lost; the request may have taken effect.", raw, READ_AGAIN)
                    : problem(Kind.UNREACHABLE, "answer-lost", OptionalInt.empty(), where + " did not answer.", raw, "Try again.");
        }
        return problem(Kind.UNEXPECTED, "azure", OptionalInt.empty(), "The call to " + where + " failed.", raw, "");
    }

    static Problem problem(Kind kind, String code, OptionalInt number, String text, String raw, String next) {
        return new Problem(kind, Optional.of(Side.MANAGED_INSTANCE), code, number, text, raw, next);
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        return causes(e).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, c -> c != null, Throwable::getCause).limit(20);
    }

    private static String cut(String raw) {
        return raw.substring(0, Math.min(raw.length(), LONGEST));
    }
}
