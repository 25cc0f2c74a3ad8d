package io.linkspan.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What the checks before a planned failover measure against.
 *
 * @param changed those that are not as usual
 */
public record Limits(Map<Limit, Long> changed) {

    /** All as usual. */
    public static final Limits USUAL = new Limits(Map.of());

    public Limits {
        changed = Map.copyOf(changed);
    }

    /** As typed, by the words of the command line; a problem of the operator's where one is wrong. */
    public static Limits of(Map<String, String> typed) {
        Map<Limit, Long> all = new HashMap<>();
        typed.forEach((id, number) -> all.put(Limit.of(id), Limit.of(id).number(number)));
        Arrays.stream(Limit.values()).filter(limit -> all.getOrDefault(limit, limit.usual()) == limit.usual()).forEach(all::remove);
        return new Limits(all);
    }

    public long get(Limit limit) {
        return changed.getOrDefault(limit, limit.usual());
    }
}
