package io.linkspan.lab.engine.group;

import java.util.Map;
import java.util.Set;

/** Which options a replica may be given, and what is wrong with those that it was given (T-SQL reference, CREATE AVAILABILITY GROUP). */
final class ReplicaOptions {

    private static final Set<String> FREE = Set.of("ENDPOINT_URL", "LISTENER_URL", "SECONDARY_ROLE.READ_ONLY_ROUTING_URL", "PRIMARY_ROLE.READ_ONLY_ROUTING_LIST",
            "PRIMARY_ROLE.READ_WRITE_ROUTING_URL");

    private static final Map<String, Set<String>> WORDS = Map.of(
            "AVAILABILITY_MODE", Set.of("SYNCHRONOUS_COMMIT", "ASYNCHRONOUS_COMMIT", "CONFIGURATION_ONLY"),
            "FAILOVER_MODE", Set.of("AUTOMATIC", "MANUAL", "EXTERNAL"),
            "SEEDING_MODE", Set.of("AUTOMATIC", "MANUAL"),
            "PRIMARY_ROLE.ALLOW_CONNECTIONS", Set.of("ALL", "READ_WRITE"),
            "SECONDARY_ROLE.ALLOW_CONNECTIONS", Set.of("ALL", "READ_ONLY", "NO"));

    private static final Map<String, int[]> NUMBERS = Map.of("SESSION_TIMEOUT", new int[] {5, 65535}, "BACKUP_PRIORITY", new int[] {0, 100});

    private ReplicaOptions() {
    }

    /** Holds each option to its values. @throws io.linkspan.lab.engine.type.ServerError 102 for an unknown one, 35214, 35209, 35232 */
    static void demandValid(String replica, Map<String, String> settings) {
        settings.forEach((option, value) -> {
            if (WORDS.containsKey(option) ? !WORDS.get(option).contains(value) : !NUMBERS.containsKey(option) && !FREE.contains(option)) {
                throw GroupErrors.incorrectSyntax(WORDS.containsKey(option) ? value : option);
            }
            if (option.endsWith("POINT_URL") || option.equals("LISTENER_URL")) {
                EndpointUrl.parse(value);
            }
            if (NUMBERS.containsKey(option)) {
                demandRange(replica, option, value, NUMBERS.get(option));
            }
        });
        if ("ASYNCHRONOUS_COMMIT".equals(settings.get("AVAILABILITY_MODE")) && "AUTOMATIC".equals(settings.get("FAILOVER_MODE"))) {
            throw GroupErrors.automaticFailoverNeedsSynchronousCommit(replica);
        }
    }

    /** What a new replica cannot do without. @throws io.linkspan.lab.engine.type.ServerError 35236, 41198, 41197 */
    static void demandComplete(String replica, Map<String, String> settings, String url) {
        if (!settings.containsKey(url)) {
            throw GroupErrors.endpointUrlMissing(replica);
        }
        if (!settings.containsKey("AVAILABILITY_MODE")) {
            throw GroupErrors.availabilityModeMissing(replica);
        }
        if (!settings.containsKey("FAILOVER_MODE")) {
            throw GroupErrors.failoverModeMissing(replica);
        }
    }

    private static void demandRange(String replica, String option, String value, int[] range) {
        if (!value.matches("\\d{1,9}")) {
            throw GroupErrors.incorrectSyntax(value);
        }
        int number = Integer.parseInt(value);
        if (number < range[0] || number > range[1]) {
            throw option.equals("SESSION_TIMEOUT") ? GroupErrors.sessionTimeoutTooShort(replica, range[0]) : GroupErrors.backupPriorityOutOfRange(replica, range[0], range[1]);
        }
    }
}
