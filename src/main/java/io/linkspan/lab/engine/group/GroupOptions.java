package io.linkspan.lab.engine.group;

import java.util.Map;
import java.util.Set;

/** Which options a group may be given (T-SQL reference, CREATE AVAILABILITY GROUP). */
final class GroupOptions {

    private static final Set<String> SWITCH = Set.of("ON", "OFF");

    private static final Map<String, Set<String>> WORDS = Map.of(
            "CLUSTER_TYPE", Set.of("WSFC", "EXTERNAL", "NONE"),
            "AUTOMATED_BACKUP_PREFERENCE", Set.of("PRIMARY", "SECONDARY_ONLY", "SECONDARY", "NONE"),
            "DB_FAILOVER", SWITCH,
            "DTC_SUPPORT", Set.of("PER_DB", "NONE"),
            "BASIC", Set.of(""),
            "CONTAINED", Set.of(""),
            "REUSE_SYSTEM_DATABASES", Set.of(""),
            "FAILURE_CONDITION_LEVEL", Set.of("1", "2", "3", "4", "5"));

    private static final Set<String> NUMBERS = Set.of("HEALTH_CHECK_TIMEOUT", "REQUIRED_SYNCHRONIZED_SECONDARIES_TO_COMMIT");

    private GroupOptions() {
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 102 for an unknown option or value */
    static void demandValid(Map<String, String> options) {
        options.forEach((option, value) -> {
            boolean valid = NUMBERS.contains(option) ? value.matches("\\d{1,9}") : WORDS.containsKey(option) && WORDS.get(option).contains(value);
            if (!valid) {
                throw GroupErrors.incorrectSyntax(WORDS.containsKey(option) || NUMBERS.contains(option) ? value : option);
            }
        });
    }

    /** No more secondaries can be required than commit synchronously; a distributed group has one. @throws io.linkspan.lab.engine.type.ServerError 35248 */
    static void demandPossible(AvailabilityGroup group, Map<String, String> options) {
        int required = Integer.parseInt(options.getOrDefault("REQUIRED_SYNCHRONIZED_SECONDARIES_TO_COMMIT", "0"));
        long possible = group.distributed() ? group.synchronous() ? 1 : 0 : group.replicas().stream().filter(r -> !group.isLocal(r) && r.synchronous()).count();
        if (required > possible) {
            throw GroupErrors.tooManyRequired(required, possible, group.name());
        }
    }
}
