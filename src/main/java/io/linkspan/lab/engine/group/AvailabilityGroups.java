package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.group.replication.EndpointConnection;
import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupDatabase;
import io.linkspan.lab.engine.group.GroupRules.Event;
import io.linkspan.lab.engine.group.replication.ReplicatedDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The availability groups of one instance and what can be done to them; everything that is refused is a ServerError. Safe from any thread. */
public final class AvailabilityGroups {

    private final Instance instance;
    private final List<AvailabilityGroup> groups = new CopyOnWriteArrayList<>();
    private final List<Runnable> observers = new CopyOnWriteArrayList<>();
    private final List<EndpointConnection> connections = new CopyOnWriteArrayList<>();
    /** Under which GRANT and DENY CREATE ANY DATABASE are kept among the options. */
    static final String MAY_SEED = "CREATE ANY DATABASE";

    private final GroupConditions conditions;
    private final Membership membership;
    private final InstanceLinks links;
    private final RoleChanges roles;

    public AvailabilityGroups(Instance instance) {
        this.instance = instance;
        this.conditions = new GroupConditions(instance, this);
        this.membership = new Membership(instance, this);
        this.roles = new RoleChanges(instance, this);
        this.links = new InstanceLinks(instance, this);
    }

    /** The links of a managed instance, as the management plane sees them. */
    public InstanceLinks links() {
        return links;
    }

    public List<AvailabilityGroup> all() {
        return groups;
    }

    public List<AvailabilityGroup> distributed() {
        return groups.stream().filter(AvailabilityGroup::distributed).toList();
    }

    public Optional<AvailabilityGroup> find(String name) {
        return groups.stream().filter(g -> g.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The plain group that holds a database. */
    public Optional<AvailabilityGroup> holding(String database) {
        return groups.stream().filter(g -> !g.distributed() && g.database(database).isPresent()).findFirst();
    }

    /** The distributed groups that a plain one is a member of. */
    public List<AvailabilityGroup> distributing(AvailabilityGroup group) {
        return distributed().stream().filter(d -> d.local().name().equalsIgnoreCase(group.name())).toList();
    }

    /** The plain group behind the local replica of a distributed one, empty once it was dropped; of a plain one itself. */
    public Optional<AvailabilityGroup> behind(AvailabilityGroup group) {
        return group.distributed() ? find(group.local().name()).filter(g -> !g.distributed()) : Optional.of(group);
    }

    /** Connections of the mirroring endpoint; whoever opens one adds it, and takes it away. */
    public List<EndpointConnection> connections() {
        return connections;
    }

    /** Called after every change, by the thread that made it. */
    public void observe(Runnable observer) {
        observers.add(observer);
    }

    private void changed(AvailabilityGroup group) {
        if (!group.distributed()) {
            membership.share(group);
        }
        changed();
    }

    void changed() {
        observers.forEach(Runnable::run);
    }

    /**
     * CREATE AVAILABILITY GROUP. Options and settings are those of the statement, upper case, sub-options behind a dot.
     *
     * @throws io.linkspan.lab.engine.type.ServerError 35221, 35220, 41114, 35237, 35238 and their like
     */
    public synchronized AvailabilityGroup create(String name, Map<String, String> options, List<String> databases, Map<String, Map<String, String>> replicas) {
        conditions.enabled();
        conditions.free(name);
        conditions.cluster(options);
        replicas.forEach(GroupConditions::replica);
        if (replicas.keySet().stream().noneMatch(instance.name()::equalsIgnoreCase)) {
            throw GroupErrors.noLocalReplica(name);
        }
        AvailabilityGroup group = new AvailabilityGroup(name, false, instance.name(), Role.PRIMARY, Replica.all(replicas, now()));
        GroupOptions.demandValid(options);
        group.options().putAll(options);
        databases.forEach(d -> Eligibility.demand(instance, this, group, d));
        GroupConditions.distinct(databases);
        groups.add(group);
        databases.forEach(d -> join(group, d));
        changed();
        return group;
    }

    /**
     * CREATE AVAILABILITY GROUP … WITH (DISTRIBUTED), on the first primary; or on the SQL Server of a link whose first primary is the instance, which its URL tells by
     * naming the database.
     *
     * @throws io.linkspan.lab.engine.type.ServerError 35221, 41114, 41976, 19499, 35236 and their like
     */
    public synchronized AvailabilityGroup createDistributed(String name, Map<String, Map<String, String>> members) {
        boolean seeded = members.values().stream().flatMap(s -> Optional.ofNullable(s.get("LISTENER_URL")).stream()).anyMatch(url -> EndpointUrl.parse(url).database().isPresent());
        return distributed(name, members, seeded ? Role.SECONDARY : Role.PRIMARY);
    }

    /** JOIN AVAILABILITY GROUP ON, on the side that is to be the secondary. @throws io.linkspan.lab.engine.type.ServerError as {@link #createDistributed} */
    public synchronized AvailabilityGroup joinDistributed(String name, Map<String, Map<String, String>> members) {
        return distributed(name, members, Role.SECONDARY);
    }

    private AvailabilityGroup distributed(String name, Map<String, Map<String, String>> members, Role role) {
        conditions.enabled();
        conditions.free(name);
        if (members.size() != 2) {
            throw GroupErrors.notTwoMembers(name);
        }
        members.forEach(conditions::member);
        List<AvailabilityGroup> local = members.keySet().stream().flatMap(m -> find(m).filter(g -> !g.distributed()).stream()).toList();
        if (local.size() != 1) {
            throw GroupErrors.groupDoesNotRespond(members.keySet().iterator().next());
        }
        AvailabilityGroup group = new AvailabilityGroup(name, true, local.getFirst().name(), role, Replica.all(members, now()));
        groups.add(group);
        changed();
        return group;
    }

    /** DROP AVAILABILITY GROUP; the databases stay, readable and writable. @throws io.linkspan.lab.engine.type.ServerError 15151, 41190 */
    public synchronized void drop(String name) {
        AvailabilityGroup group = get("drop", name);
        GroupRules.after(group, Event.DROP);
        if (!group.distributed() && !distributing(group).isEmpty()) {
            throw GroupErrors.memberOfDistributed(name, distributing(group).getFirst().name());
        }
        if (!group.distributed() && group.role() == Role.PRIMARY) {
            membership.drop(group);
        }
        remove(group);
        changed();
    }

    void remove(AvailabilityGroup group) {
        groups.remove(group);
        for (Peer peer : group.peers()) {
            peer.partnership().closed();
            peer.partnership().databases().forEach(r -> instance.databases().find(r.name()).ifPresent(d -> settle(group, r, d)));
        }
        group.databases().forEach(d -> instance.databases().find(d.name()).ifPresent(Database::leaveGroup));
    }

    /** A copy that was received to its end goes on by itself. */
    private void settle(AvailabilityGroup group, ReplicatedDatabase replicated, Database database) {
        replicated.left();
        database.log().release(replicated);
        if (group.role() == Role.SECONDARY && replicated.progress().seeded()) {
            replicated.redoAll(database.store(), now());
            database.log().branch();
        }
    }

    public synchronized void addDatabases(String name, List<String> databases) {
        AvailabilityGroup group = get("alter", name);
        GroupRules.after(group, Event.ADD_DATABASE);
        databases.forEach(d -> Eligibility.demand(instance, this, group, d));
        GroupConditions.distinct(databases);
        databases.forEach(d -> join(group, d));
        changed();
    }

    public synchronized void removeDatabases(String name, List<String> databases) {
        AvailabilityGroup group = get("alter", name);
        GroupRules.after(group, Event.REMOVE_DATABASE);
        if (GroupAccess.role(this, group) != group.role()) {
            throw GroupErrors.alterRefused(name, "REMOVE DATABASE");
        }
        databases.forEach(d -> leave(group, group.database(d).orElseThrow(() -> GroupErrors.databaseNotInGroup(d, name))));
        changed();
    }

    /** MODIFY REPLICA ON, and MODIFY AVAILABILITY GROUP ON for a distributed group. @throws io.linkspan.lab.engine.type.ServerError 15151, 41140, 35210 */
    public synchronized void modify(String name, Map<String, Map<String, String>> replicas) {
        AvailabilityGroup group = get("alter", name);
        GroupRules.after(group, Event.ALTER);
        replicas.forEach((replica, settings) -> {
            Replica present = group.replica(replica).orElseThrow(() -> GroupErrors.noSuchReplica(replica, name));
            ReplicaOptions.demandValid(replica, present.changed(settings, now()).settings());
        });
        replicas.forEach((replica, settings) -> group.modify(group.replica(replica).orElseThrow(), settings, now()));
        group.peers().forEach(p -> p.partnership().databases().forEach(ReplicatedDatabase::unlevel));
        changed(group);
    }

    /** SET (…) but for ROLE. */
    public synchronized void set(String name, Map<String, String> options) {
        AvailabilityGroup group = get("alter", name);
        GroupRules.after(group, Event.ALTER);
        GroupOptions.demandValid(options);
        GroupOptions.demandPossible(group, options);
        group.options().putAll(options);
        changed(group);
    }

    /** GRANT or DENY CREATE ANY DATABASE. */
    public synchronized void permitSeeding(String name, boolean permitted) {
        AvailabilityGroup group = get("alter", name);
        group.options().put(MAY_SEED, permitted ? "GRANT" : "DENY");
        changed();
    }

    /** ALTER DATABASE … SET HADR SUSPEND or RESUME. @throws io.linkspan.lab.engine.type.ServerError 35242, 35239 */
    public synchronized void suspend(String database, boolean suspended) {
        AvailabilityGroup group = holding(database).orElseThrow(() -> GroupErrors.notJoined(database));
        GroupRules.after(group, Event.SUSPEND);
        GroupDatabase member = group.database(database).orElseThrow();
        group.suspended(member, suspended);
        Stream.concat(Stream.of(group), distributing(group).stream()).flatMap(g -> g.peers().stream()).forEach(p -> p.partnership().database(member.name(), member.id()).suspended(suspended));
        instance.errorLog().add("spid30s", suspended ? LinkErrors.suspended(database) : LinkErrors.resumed(database));
        changed();
    }

    /** FAILOVER; takes as long as the secondary needs. */
    public void failOver(String name) {
        roles.failOver(get("alter", name));
    }

    /** FORCE_FAILOVER_ALLOW_DATA_LOSS. */
    public synchronized void forceFailOver(String name) {
        roles.force(get("alter", name));
    }

    /** SET (ROLE = SECONDARY). */
    public synchronized void becomeSecondary(String name) {
        roles.demote(get("alter", name));
    }

    /** JOIN: this server hosts a replica of the group from now on. */
    public synchronized void joinAsReplica(String name) {
        conditions.enabled();
        membership.join(name);
        changed();
    }

    /** ADD REPLICA ON. @throws io.linkspan.lab.engine.type.ServerError 41140 on a secondary, 35282, 35236 and their like */
    public synchronized void addReplicas(String name, Map<String, Map<String, String>> added) {
        AvailabilityGroup group = get("alter", name);
        GroupRules.after(group, Event.ALTER_REPLICAS);
        added.forEach(GroupConditions::replica);
        membership.add(group, Replica.all(added, now()));
        changed();
    }

    /** REMOVE REPLICA ON. @throws io.linkspan.lab.engine.type.ServerError 41140 on a secondary, 35283, 35284 */
    public synchronized void removeReplicas(String name, List<String> removed) {
        AvailabilityGroup group = get("alter", name);
        GroupRules.after(group, Event.ALTER_REPLICAS);
        membership.remove(group, removed);
        changed();
    }

    /** The primary of a group has called: this side takes over the id it has there, and whom it follows. */
    public void follow(Peer primary, UUID id) {
        primary.group().adopt(id);
        primary.group().primary(primary.name());
    }

    Membership membership() {
        return membership;
    }

    /** The primary of a distributed group hands over its role to this side. @throws io.linkspan.lab.engine.type.ServerError 35253, 41142, 41190 */
    public synchronized void takeOver(AvailabilityGroup group) {
        roles.takeOver(group);
    }

    /** How long a planned failover waits for the secondary. */
    public void failoverPatience(Duration time) {
        roles.patience(time);
    }

    /** ADD LISTENER, REMOVE LISTENER. */
    public synchronized void listener(String name, Optional<AvailabilityGroup.GroupListener> listener) {
        AvailabilityGroup group = get("alter", name);
        GroupRules.after(group, Event.ALTER);
        if (listener.isPresent() && group.listener().isPresent()) {
            refuse(name, "ADD LISTENER");
        }
        group.listener(listener);
        changed(group);
    }

    /** MODIFY LISTENER, RESTART LISTENER: it answers at its new port and addresses, and no longer at the old ones. */
    public synchronized void modifyListener(String name, AvailabilityGroup.GroupListener listener) {
        AvailabilityGroup group = get("alter", name);
        GroupRules.after(group, Event.ALTER);
        group.listener().ifPresent(old -> Stream.concat(Stream.of(old.name()), old.addresses().stream().map(Map.Entry::getKey)).forEach(host -> instance.estate().addresses().remove(host, old.port())));
        group.listener(Optional.of(listener));
        changed(group);
    }

    /** What is not emulated. @throws io.linkspan.lab.engine.type.ServerError 15151, 41190 */
    public void refuse(String name, String verb) {
        throw GroupErrors.alterRefused(get("alter", name).name(), verb);
    }

    /** ALTER DATABASE … SET HADR AVAILABILITY GROUP = name: for a secondary, which this instance is in no plain group. */
    public synchronized void join(String database, String name) {
        throw GroupErrors.onlyOnSecondary(database, get("join", name).name());
    }

    /** ALTER DATABASE … SET HADR OFF, on a secondary or the forwarder of a distributed group: the database stays, RESTORING. @throws io.linkspan.lab.engine.type.ServerError 35242, 35240 on the primary */
    public synchronized void leave(String database) {
        AvailabilityGroup group = holding(database).orElseThrow(() -> GroupErrors.notJoined(database));
        if (GroupAccess.role(this, group) == Role.PRIMARY) {
            throw GroupErrors.onlyOnSecondary(database, group.name());
        }
        Database copy = instance.databases().get(database);
        Stream.concat(Stream.of(group), distributing(group).stream()).forEach(g -> g.partnership().find(database).ifPresent(r -> settle(g, r, copy)));
        leave(group, group.database(database).orElseThrow());
        copy.state(DatabaseState.RESTORING);
        changed();
    }

    /** @throws io.linkspan.lab.engine.type.ServerError 15151 */
    public AvailabilityGroup get(String verb, String name) {
        return find(name).orElseThrow(() -> GroupErrors.noSuchGroup(verb, name));
    }

    /** The group that may serve a partner. @throws io.linkspan.lab.engine.type.ServerError 41976 */
    public AvailabilityGroup demandServing(String distributed, String from, String to) {
        AvailabilityGroup group = demandPair(distributed, from, to).group();
        GroupRules.after(group, Event.SERVE);
        return group;
    }

    /** The other end of a group of that name, this end being the last. @throws io.linkspan.lab.engine.type.ServerError 41976 */
    public Peer demandPair(String name, String from, String to) {
        return groups.stream().filter(g -> g.name().equalsIgnoreCase(name) && g.local().name().equalsIgnoreCase(to) && g.replica(from).isPresent()).findFirst()
                .map(g -> new Peer(g, from)).orElseThrow(() -> GroupErrors.groupDoesNotRespond(to));
    }

    /** Whether this side of a distributed group, as its secondary, takes a database that the other offers: one that it has, or one that may be seeded. */
    public boolean wants(AvailabilityGroup group, String database) {
        return instance.managed() ? links.wanted(group).stream().anyMatch(database::equalsIgnoreCase) : membership.wants(group, database);
    }

    RoleChanges roles() {
        return roles;
    }

    void join(AvailabilityGroup group, String name) {
        Database database = instance.databases().get(name);
        join(group, new GroupDatabase(database.name(), UUID.randomUUID()), database);
    }

    void join(AvailabilityGroup group, GroupDatabase member, Database database) {
        group.databases().add(member);
        database.join(member.id(), group.local().id(), new GroupAccess(this, database.name()));
    }

    private void leave(AvailabilityGroup group, GroupDatabase member) {
        group.databases().remove(member);
        group.peers().forEach(p -> p.partnership().forget(member.name()));
        instance.databases().find(member.name()).ifPresent(database -> {
            database.leaveGroup();
            distributing(group).forEach(d -> d.partnership().find(member.name()).ifPresent(database.log()::release));
        });
        distributing(group).forEach(d -> d.partnership().forget(member.name()));
    }

    private Instant now() {
        return instance.estate().clock().instant();
    }
}
