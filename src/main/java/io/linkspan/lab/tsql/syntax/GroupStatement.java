package io.linkspan.lab.tsql.syntax;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Availability groups, plain and distributed. */
public sealed interface GroupStatement extends Statement {

    /** @param options CLUSTER_TYPE, AUTOMATED_BACKUP_PREFERENCE, DB_FAILOVER, DTC_SUPPORT, BASIC, CONTAINED … */
    record CreateGroup(Place place, String name, List<Option> options, List<String> databases, List<Replica> replicas, Optional<Listener> listener)
            implements GroupStatement {
    }

    record CreateDistributedGroup(Place place, String name, List<Replica> members) implements GroupStatement {
    }

    /** A server of a group, or a group of a distributed one: ENDPOINT_URL or LISTENER_URL, AVAILABILITY_MODE, FAILOVER_MODE, SEEDING_MODE … */
    record Replica(String name, List<Option> options) {
    }

    record Listener(String name, List<Address> addresses, boolean dhcp, OptionalInt port) {
    }

    /** @param mask empty for IPv6 */
    record Address(String ip, Optional<String> mask) {
    }

    record AlterGroup(Place place, String name, GroupAction action) implements GroupStatement {
    }

    sealed interface GroupAction {
    }

    record AddDatabases(List<String> databases) implements GroupAction {
    }

    record RemoveDatabases(List<String> databases) implements GroupAction {
    }

    record AddReplicas(List<Replica> replicas) implements GroupAction {
    }

    record ModifyReplicas(List<Replica> replicas) implements GroupAction {
    }

    record RemoveReplicas(List<String> replicas) implements GroupAction {
    }

    /** MODIFY AVAILABILITY GROUP ON. */
    record ModifyMembers(List<Replica> members) implements GroupAction {
    }

    /** SET (…), ROLE = SECONDARY among them. */
    record SetGroupOptions(List<Option> options) implements GroupAction {
    }

    /** JOIN [WITH (CLUSTER_TYPE = …)]. */
    record Join(List<Option> options) implements GroupAction {
    }

    /** JOIN AVAILABILITY GROUP ON. */
    record JoinDistributed(List<Replica> members) implements GroupAction {
    }

    record Failover() implements GroupAction {
    }

    record ForceFailover() implements GroupAction {
    }

    record Offline() implements GroupAction {
    }

    /** GRANT and DENY CREATE ANY DATABASE. */
    record PermitSeeding(boolean grant) implements GroupAction {
    }

    record AddListener(Listener listener) implements GroupAction {
    }

    record ModifyListener(String name, Optional<Address> added, OptionalInt port) implements GroupAction {
    }

    record RestartListener(String name) implements GroupAction {
    }

    record RemoveListener(String name) implements GroupAction {
    }

    record DropGroup(Place place, String name) implements GroupStatement {
    }
}
