package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.store.LogRecord;
import io.linkspan.lab.engine.store.Lsn;
import io.linkspan.lab.engine.type.ServerError;

/**
 * Changes of a link's role as the management plane asks for them (REST reference, Distributed Availability Groups, failover and setRole). Checked twice: when the
 * request comes and when its work begins. Safe from any thread.
 */
public final class LinkRoles {

    /** Bytes of a queue from which a planned change is refused; the service's own limits are not published. */
    private static final long QUEUE = 10L << 20;
    private static final int FAILED_OVER_BACK = 16;

    private final Instance instance;
    private final AvailabilityGroups groups;

    LinkRoles(Instance instance, AvailabilityGroups groups) {
        this.instance = instance;
        this.groups = groups;
    }

    /**
     * Planned failover to the other side.
     *
     * @throws LinkFailure in the secondary role, while another operation runs, or while the other side is not close behind
     */
    public void demandFailOver(InstanceLink link) {
        if (link.instanceLinkRole() != Role.PRIMARY) {
            throw new LinkFailure("DistributedAvailabilityGroupFailoverInvalidInstanceRole", "Planned failover can be started in the primary role only; the link '" + link.request().name()
                    + "' is in the secondary role on this instance.");
        }
        demandQuiet(link, "ConflictingServerOperation");
        demandClose(link);
    }

    public void failOver(InstanceLink link) {
        demandFailOver(link);
        answering(() -> groups.failOver(link.request().name()));
    }

    /** Failover with data loss: a secondary takes the role; a primary hands it over as it stands. @throws LinkFailure where the other side is too old to be a secondary again */
    public void demandForce(InstanceLink link) {
        demandQuiet(link, "ConflictingServerOperation");
        if (link.group().partnership().version().orElse(FAILED_OVER_BACK) < FAILED_OVER_BACK) {
            throw new LinkFailure("DistributedAvailabilityGroupForcedFailoverWrongDbVersion", "The version of SQL Server does not allow a forced failover of this link. Delete the link instead: "
                    + "the database on the managed instance is then independent.");
        }
        if (link.instanceLinkRole() == Role.PRIMARY) {
            demandClose(link);
        }
    }

    public void force(InstanceLink link) {
        demandForce(link);
        answering(() -> {
            if (link.instanceLinkRole() == Role.PRIMARY) {
                groups.failOver(link.request().name());
            } else {
                groups.forceFailOver(link.request().name());
            }
        });
    }

    /** One side's role alone, the other being told by itself. @throws LinkFailure if it has the role, is changing it, or would be made primary in a planned way */
    public void demandSet(InstanceLink link, Role role, boolean planned) {
        if (link.instanceLinkRole() == role) {
            throw new LinkFailure("DistributedAvailabilityGroupSetRoleInstanceAlreadyInRequestedRole", "The instance is already in the requested role.");
        }
        demandQuiet(link, "DistributedAvailabilityGroupSetRoleChangeRoleAlreadyInProgress");
        if (planned && role == Role.PRIMARY) {
            throw new LinkFailure("DistributedAvailabilityGroupSetRolePrimaryPlannedNotSupported", "A planned change of the role to Primary is not supported. Fail over on the primary instead.");
        }
        if (planned) {
            demandClose(link);
        }
    }

    public void set(InstanceLink link, Role role, boolean planned) {
        demandSet(link, role, planned);
        answering(() -> {
            if (role == Role.PRIMARY) {
                groups.forceFailOver(link.request().name());
            } else if (planned) {
                groups.roles().stepDown(link.group());
            } else {
                groups.becomeSecondary(link.request().name());
            }
        });
    }

    private void demandQuiet(InstanceLink link, String code) {
        if (!link.done() || groups.roles().pending(link.group())) {
            throw new LinkFailure(link.done() ? code : "ConflictingServerOperation", "An operation is currently in progress for the link '" + link.request().name() + "'. Wait until it is completed.");
        }
    }

    private void demandClose(InstanceLink link) {
        if (!groups.roles().synchronizing(link.group())) {
            throw new LinkFailure("DistributedAvailabilityGroupFailoverSecondariesNotSynchronizing", "The secondary of the link '" + link.request().name() + "' is not synchronizing.");
        }
        for (ReplicatedDatabase replicated : link.group().partnership().databases()) {
            Lsn sent = replicated.progress().hardenedLsn();
            long queue = instance.databases().get(replicated.name()).log().after(sent, Integer.MAX_VALUE).stream().mapToLong(LogRecord::bytes).sum();
            if (queue > QUEUE) {
                throw new LinkFailure("DistributedAvailabilityGroupFailoverLogSendQueueSizeTooBig", "The log send queue of '" + replicated.name() + "' is too large for a failover.");
            }
            if (replicated.progress().redoQueue() > QUEUE) {
                throw new LinkFailure("DistributedAvailabilityGroupFailoverRedoQueueSizeTooBig", "The redo queue of '" + replicated.name() + "' is too large for a failover.");
            }
        }
    }

    /** Which code the service gives to an operation that its engine then refuses is not confirmed. */
    private static void answering(Runnable change) {
        try {
            change.run();
        } catch (ServerError e) {
            throw new LinkFailure(switch (e.number()) {
                case 41113 -> "ConflictingServerOperation";
                case 41142 -> "DistributedAvailabilityGroupFailoverSecondariesNotSynchronizing";
                case 41149 -> "OperationTimedOut";
                default -> "DistributedAvailabilityGroupSetRoleFailed";
            }, "Error " + e.number() + ": " + e.getMessage());
        }
    }
}
