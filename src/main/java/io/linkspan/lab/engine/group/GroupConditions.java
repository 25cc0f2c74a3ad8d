package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.Instance;
import java.util.List;
import java.util.Map;

/** What a statement that makes a group must meet (T-SQL reference, CREATE AVAILABILITY GROUP, prerequisites). What is not met is a ServerError. */
final class GroupConditions {

    /** First build of SQL Server that takes a database whose first primary is an instance; that an older one refuses the URL is unconfirmed. */
    private static final String TAKES_FROM_INSTANCE = "16.0.4095.4";

    private final Instance instance;
    private final AvailabilityGroups groups;

    GroupConditions(Instance instance, AvailabilityGroups groups) {
        this.instance = instance;
        this.groups = groups;
    }

    static void replica(String replica, Map<String, String> settings) {
        ReplicaOptions.demandValid(replica, settings);
        ReplicaOptions.demandComplete(replica, settings, "ENDPOINT_URL");
    }

    void member(String member, Map<String, String> settings) {
        ReplicaOptions.demandValid(member, settings);
        ReplicaOptions.demandComplete(member, settings, "LISTENER_URL");
        EndpointUrl url = EndpointUrl.parse(settings.get("LISTENER_URL"));
        if (url.server().isPresent() && !instance.version().linkProcedures() || url.database().isPresent() && !instance.version().atLeast(TAKES_FROM_INSTANCE)) {
            throw GroupErrors.invalidListenerUrl(settings.get("LISTENER_URL"));
        }
    }

    void enabled() {
        if (!instance.hadrEnabled()) {
            throw GroupErrors.alwaysOnDisabled();
        }
    }

    void free(String name) {
        if (groups.find(name).isPresent()) {
            throw GroupErrors.groupExists(name);
        }
    }

    void cluster(Map<String, String> options) {
        if (options.containsKey("CLUSTER_TYPE") && instance.version().major() < 14) {
            throw GroupErrors.incorrectSyntax("CLUSTER_TYPE");
        }
        if (options.getOrDefault("CLUSTER_TYPE", "WSFC").equals("WSFC") && instance.spec().cluster().isEmpty()) {
            throw GroupErrors.waitsForCluster();
        }
    }

    static void distinct(List<String> databases) {
        for (int i = 0; i < databases.size(); i++) {
            if (databases.subList(0, i).stream().anyMatch(databases.get(i)::equalsIgnoreCase)) {
                throw GroupErrors.databaseNamedTwice(databases.get(i));
            }
        }
    }
}
