package io.linkspan.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.fasterxml.jackson.databind.JsonNode;
import io.linkspan.model.Problem;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A long-running operation (Azure Resource Manager, Track asynchronous operations), as plain values that can be written down and followed again after a restart.
 *
 * @param kind what answers at the URL
 * @param url  where to ask
 * @param next not before this instant
 */
public record ArmOperation(Kind kind, URI url, Instant next) {

    private static final HttpHeaderName ASYNC_OPERATION = HttpHeaderName.fromString("Azure-AsyncOperation");
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** ASYNC: a document with a status (Azure-AsyncOperation). LOCATION: 202 until it is done (Location). */
    public enum Kind {
        ASYNC, LOCATION
    }

    /** How an operation is. */
    public sealed interface State {

        /** Goes on; ask again with {@code next}. */
        record Running(ArmOperation next) implements State {
        }

        /** Ended well. */
        record Succeeded() implements State {
        }

        /** Ended badly. */
        record Failed(Problem problem) implements State {
        }

        /** Was cancelled, here or elsewhere. */
        record Cancelled() implements State {
        }
    }

    /** The operation that an answer began: 201 or 202 with a URL. Azure-AsyncOperation wins over Location, whose end does not tell success from failure as clearly. */
    static Optional<ArmOperation> begun(int status, HttpHeaders headers, Instant now) {
        if (status != 201 && status != 202) {
            return Optional.empty();
        }
        Instant next = now.plus(pause(headers, now));
        return Optional.ofNullable(headers.getValue(ASYNC_OPERATION)).map(u -> new ArmOperation(Kind.ASYNC, URI.create(u), next))
                .or(() -> Optional.ofNullable(headers.getValue(HttpHeaderName.LOCATION)).map(u -> new ArmOperation(Kind.LOCATION, URI.create(u), next)));
    }

    /** What an answer at the URL means. Azure spells both Canceled and Cancelled; any status that is not an end goes on. */
    State after(int status, HttpHeaders headers, String body, Instant now) {
        if (kind == Kind.LOCATION) {
            return status == 202 ? new State.Running(later(headers, now)) : new State.Succeeded();
        }
        JsonNode document = Json.parse(body);
        return switch (document.path("status").asText().toLowerCase(Locale.ROOT)) {
            case "succeeded" -> new State.Succeeded();
            case "failed" -> new State.Failed(ArmErrors.of(status, document.path("error"), body));
            case "canceled", "cancelled" -> new State.Cancelled();
            default -> new State.Running(later(headers, now));
        };
    }

    private ArmOperation later(HttpHeaders headers, Instant now) {
        return new ArmOperation(kind, Optional.ofNullable(headers.getValue(kind == Kind.ASYNC ? ASYNC_OPERATION : HttpHeaderName.LOCATION)).map(URI::create).orElse(url), now.plus(pause(headers, now)));
    }

    private static Duration pause(HttpHeaders headers, Instant now) {
        Duration asked = Optional.ofNullable(headers.getValue(HttpHeaderName.RETRY_AFTER)).flatMap(v -> retryAfter(v.strip(), now)).orElse(PAUSE);
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked.isPositive() ? asked : PAUSE;
    }

    /** Seconds or a date (RFC 9110, section 10.2.3); nothing if it is neither. */
    private static Optional<Duration> retryAfter(String value, Instant now) {
        if (value.matches("\\d{1,6}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            return Optional.of(Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
