package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseOptions;
import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.replication.LinkProblem;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import io.linkspan.lab.engine.type.ServerError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The links of a managed instance: what the management plane can ask for, and how long a creation may take. Safe from any thread. */
public final class InstanceLinks {

    /** Links and databases of a General Purpose or Business Critical instance. */
    private static final int LIMIT = 100;

    private final Instance instance;
    private final AvailabilityGroups groups;
    private final List<InstanceLink> links = new CopyOnWriteArrayList<>();
    private final LinkRoles roles;
    private volatile Duration startWithin = Duration.ofMinutes(5);

    InstanceLinks(Instance instance, AvailabilityGroups groups) {
        this.instance = instance;
        this.groups = groups;
        this.roles = new LinkRoles(instance, groups);
    }

    /** Failover and changes of role, as the management plane asks for them. */
    public LinkRoles roles() {
        return roles;
    }

    /** How long replication may take to start before a creation fails: five minutes on the real service. */
    public void startWithin(Duration time) {
        startWithin = time;
    }

    public List<InstanceLink> all() {
        return List.copyOf(links);
    }

    public Optional<InstanceLink> find(String name) {
        return links.stream().filter(l -> l.request().name().equalsIgnoreCase(name)).findFirst();
    }

    /** Starts a creation; {@link InstanceLink#done} says when it is over. @throws LinkFailure when the request is refused at once */
    public synchronized InstanceLink create(LinkRequest request) {
        demandValid(request);
        Instant now = instance.estate().clock().instant();
        Replica self = replica(instance.name(), "ENDPOINT_URL", "TCP://" + instance.fullyQualifiedName() + ":5022", "SYNCHRONOUS_COMMIT", now);
        AvailabilityGroup local = new AvailabilityGroup(request.instanceAvailabilityGroupName(), false, instance.name(), Role.PRIMARY, List.of(self));
        local.options().put("CLUSTER_TYPE", "NONE");
        AvailabilityGroup distributed = new AvailabilityGroup(request.name(), true, local.name(), request.instanceLinkRole(), List.of(
                replica(request.partnerAvailabilityGroupName(), "LISTENER_URL", request.partnerEndpoint(), "ASYNCHRONOUS_COMMIT", now),
                replica(local.name(), "LISTENER_URL", "tcp://" + instance.fullyQualifiedName() + ":5022;Server=[" + instance.shortName() + "]", "ASYNCHRONOUS_COMMIT", now)));
        groups.all().add(local);
        groups.all().add(distributed);
        if (request.instanceLinkRole() == Role.PRIMARY) {
            request.databases().forEach(d -> groups.join(local, d));
        }
        InstanceLink link = new InstanceLink(instance, request, distributed, now);
        links.add(link);
        groups.changed();
        return link;
    }

    /** Deletes a link: what was received is replayed, then each database is on its own and writable; one that was not seeded to its end goes. False if there was none. */
    public synchronized boolean remove(String name) {
        Optional<InstanceLink> found = find(name);
        found.ifPresent(link -> {
            links.remove(link);
            List<ReplicatedDatabase> replicated = List.copyOf(link.group().partnership().databases());
            groups.remove(link.group());
            groups.changed();
            replicated.forEach(r -> release(r, link.group().role()));
            groups.behind(link.group()).ifPresent(groups::remove);
            groups.changed();
        });
        return found.isPresent();
    }

    /** Ends creations that succeeded, and those whose time is over. To be called again and again. */
    public synchronized void watch() {
        Instant now = instance.estate().clock().instant();
        for (InstanceLink link : links) {
            if (link.done()) {
                continue;
            }
            link.look();
            Optional<LinkProblem> broken = link.group().partnership().databases().stream().flatMap(r -> r.progress().problem().stream()).findFirst();
            broken.ifPresent(link::fail);
            if (!link.done() && !link.started() && link.created().plus(startWithin).isBefore(now)) {
                link.fail(link.group().partnership().problem().orElse(LinkProblem.NOT_STARTED));
            }
        }
    }

    /** A creation that failed is not taken up again; one under way is ended. */
    public boolean accepts(AvailabilityGroup group) {
        return links.stream().anyMatch(l -> l.group() == group && l.failure().isEmpty());
    }

    /** The databases that a link is for. */
    public List<String> wanted(AvailabilityGroup group) {
        return links.stream().filter(l -> l.group() == group).findFirst().map(l -> l.request().databases()).orElse(List.of());
    }

    /** Whether what the one side runs can be replicated to the other as the roles are, and back where that was asked for or is what happens now. */
    public Optional<LinkProblem> mismatch(AvailabilityGroup group, int partnerVersion) {
        boolean primary = group.role() == Role.PRIMARY;
        boolean twoWay = instance.managed() && (primary || links.stream().anyMatch(l -> l.group() == group && l.request().twoWay()));
        boolean same = partnerVersion == instance.catalogVersion() && !instance.databaseFormat().equalsIgnoreCase("AlwaysUpToDate");
        boolean newer = primary ? instance.catalogVersion() > partnerVersion : partnerVersion > instance.catalogVersion();
        return newer || twoWay && !same ? Optional.of(LinkProblem.VERSIONS_DIFFER) : Optional.empty();
    }

    private void release(ReplicatedDatabase replicated, Role role) {
        instance.databases().find(replicated.name()).filter(d -> d.groupDatabaseId().filter(replicated.id()::equals).isPresent()).ifPresent(database -> {
            if (role == Role.SECONDARY && !replicated.progress().seeded()) {
                instance.databases().remove(database);
                return;
            }
            database.leaveGroup();
            database.state(DatabaseState.ONLINE);
        });
    }

    private void demandValid(LinkRequest request) {
        if (request.databases().isEmpty()) {
            throw invalid("Databases", "At least one database is needed.");
        }
        if (request.partnerAvailabilityGroupName().isBlank()) {
            throw invalid("PartnerAvailabilityGroupName", "The name of the availability group on SQL Server is needed.");
        }
        if (request.instanceAvailabilityGroupName().isBlank()) {
            throw invalid("InstanceAvailabilityGroupName", "The name of the availability group on the managed instance is needed.");
        }
        if (request.partnerAvailabilityGroupName().equalsIgnoreCase(request.instanceAvailabilityGroupName())) {
            throw new LinkFailure("InstanceAvailabilityGroupNamePartnerAvailabilityGroupNameMatch", "The two availability groups must have different names.");
        }
        demandEndpoint(request.partnerEndpoint());
        if (find(request.name()).isPresent() || groups.find(request.name()).isPresent()) {
            throw new LinkFailure("ManagedInstanceLinkForProvidedAvailabilityGroupsAlreadyExists", "A link of that name exists already.");
        }
        if (groups.find(request.instanceAvailabilityGroupName()).isPresent()) {
            throw new LinkFailure("CloudLifterChimeraMIAgNameIsAlreadyUsed", "The availability group '" + request.instanceAvailabilityGroupName() + "' exists already on the managed instance.");
        }
        if (links.size() >= LIMIT || instance.databases().user().size() >= LIMIT) {
            throw new LinkFailure("DatabaseNumberLimitReached", "The managed instance holds as many databases as it can.");
        }
        request.databases().forEach(d -> {
            if (links.stream().anyMatch(l -> l.request().databases().stream().anyMatch(d::equalsIgnoreCase))) {
                throw nameInUse(d);
            } else if (request.instanceLinkRole() == Role.PRIMARY) {
                demandSource(d);
            } else if (instance.databases().find(d).isPresent()) {
                throw nameInUse(d);
            }
        });
    }

    /** What the first primary must have. */
    private void demandSource(String name) {
        Database database = instance.databases().find(name).filter(d -> !d.system() && d.state() == DatabaseState.ONLINE)
                .orElseThrow(() -> invalid("Databases", "The database '" + name + "' does not exist on the managed instance, or is not online."));
        if (database.options().on(DatabaseOptions.ENCRYPTION) && database.encryptor().isEmpty()) {
            throw new LinkFailure("DistributedAvailabilityGroupDbEncryptedWithSmk", "The database '" + name + "' is encrypted with a service-managed key, which SQL Server does not have.");
        }
        if (instance.databaseFormat().equalsIgnoreCase("AlwaysUpToDate")) {
            throw new LinkFailure(LinkProblem.VERSIONS_DIFFER);
        }
    }

    private static LinkFailure nameInUse(String database) {
        return new LinkFailure("ManagedDatabaseNameInUse", "The database name '" + database + "' is already in use on the managed instance. Choose another name.");
    }

    private static void demandEndpoint(String url) {
        try {
            EndpointUrl.parse(url);
        } catch (ServerError _) {
            throw invalid("PartnerEndpoint", "The partner endpoint must have the form TCP://host:port.");
        }
    }

    private static LinkFailure invalid(String field, String text) {
        return new LinkFailure("InvalidDistributedAvailabilityGroupsCreateOrUpdateRequest" + field, text);
    }

    private static Replica replica(String name, String url, String value, String mode, Instant now) {
        return new Replica(UUID.randomUUID(), name, Map.of(url, value, "AVAILABILITY_MODE", mode, "FAILOVER_MODE", "MANUAL", "SEEDING_MODE", "AUTOMATIC",
                "SECONDARY_ROLE.ALLOW_CONNECTIONS", "ALL"), now, now);
    }
}
