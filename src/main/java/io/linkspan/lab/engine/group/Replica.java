package io.linkspan.lab.engine.group;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A server of an availability group, or a group of a distributed one. Immutable.
 *
 * @param name     the server's name, or the group's
 * @param settings the options that were given, by their T-SQL names in upper case; sub-options behind a dot ({@code SECONDARY_ROLE.ALLOW_CONNECTIONS})
 */
public record Replica(UUID id, String name, Map<String, String> settings, Instant created, Instant modified) {

    /** New ones by their names and settings. */
    static List<Replica> all(Map<String, Map<String, String>> settings, Instant now) {
        return settings.entrySet().stream().map(r -> new Replica(UUID.randomUUID(), r.getKey(), Map.copyOf(r.getValue()), now, now)).toList();
    }

    public Replica changed(Map<String, String> others, Instant now) {
        Map<String, String> merged = new HashMap<>(settings);
        merged.putAll(others);
        return new Replica(id, name, Map.copyOf(merged), created, now);
    }

    public EndpointUrl url() {
        return EndpointUrl.parse(text("LISTENER_URL").or(() -> text("ENDPOINT_URL")).orElseThrow(() -> GroupErrors.endpointUrlMissing(name)));
    }

    public boolean synchronous() {
        return is("AVAILABILITY_MODE", "SYNCHRONOUS_COMMIT");
    }

    public boolean seedsAutomatically() {
        return is("SEEDING_MODE", "AUTOMATIC");
    }

    /** Seconds. */
    public int sessionTimeout() {
        return text("SESSION_TIMEOUT").map(Integer::parseInt).orElse(10);
    }

    public boolean is(String option, String value) {
        return value.equals(settings.get(option));
    }

    public Optional<String> text(String option) {
        return Optional.ofNullable(settings.get(option));
    }
}
