package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.AddressMap;
import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.Endpoint;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupDatabase;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupListener;
import io.linkspan.lab.engine.group.replication.Mark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The servers of a plain group. Its configuration is one for all of them, as a cluster keeps it: what the primary changes the others have at once. The distributed
 * groups that a plain one is a member of are with its primary. (Here a group without a cluster shares its configuration in the same way.)
 */
final class Membership {

    private final Instance instance;
    private final AvailabilityGroups groups;

    Membership(Instance instance, AvailabilityGroups groups) {
        this.instance = instance;
        this.groups = groups;
    }

    /** The same group on another server. */
    record Sibling(Instance server, AvailabilityGroup group) {
    }

    /** JOIN: this server is one of the group's replicas and hosts it from now on, as a secondary. @throws io.linkspan.lab.engine.type.ServerError 41106, 15151, 41136 */
    void join(String name) {
        if (groups.find(name).isPresent()) {
            throw GroupErrors.replicaExistsHere(name);
        }
        Sibling primary = named(name).filter(s -> s.group.replica(instance.name()).isPresent()).findFirst().orElseThrow(() -> GroupErrors.noSuchGroup("join", name));
        if (primary.group.role() != Role.PRIMARY) {
            throw GroupErrors.groupNotOnline(name);
        }
        AvailabilityGroup joined = new AvailabilityGroup(primary.group.name(), false, instance.name(), Role.SECONDARY, primary.group.replicas());
        joined.adopt(primary.group.id());
        groups.all().add(joined);
        primary.server.groups().membership().share(primary.group);
    }

    /** ADD REPLICA ON. @throws io.linkspan.lab.engine.type.ServerError 35282, 35236 and their like */
    void add(AvailabilityGroup group, List<Replica> replicas) {
        for (Replica replica : replicas) {
            if (group.replica(replica.name()).isPresent()) {
                throw GroupErrors.replicaExists(replica.name(), group.name());
            }
        }
        group.replicas().addAll(replicas);
        share(group);
    }

    /** REMOVE REPLICA ON: the server that goes keeps its copies, RESTORING. @throws io.linkspan.lab.engine.type.ServerError 35283, 35284 */
    void remove(AvailabilityGroup group, List<String> names) {
        for (String name : names) {
            Replica replica = group.replica(name).orElseThrow(() -> GroupErrors.noReplicaToRemove(name, group.name()));
            if (group.isLocal(replica)) {
                throw GroupErrors.localReplica(name, group.name());
            }
        }
        siblings(group).filter(s -> names.stream().anyMatch(s.server.name()::equalsIgnoreCase)).toList().forEach(Membership::orphan);
        names.forEach(group::forget);
        share(group);
    }

    /** The group goes on all servers. */
    void drop(AvailabilityGroup group) {
        siblings(group).toList().forEach(Membership::orphan);
    }

    private static void orphan(Sibling sibling) {
        List<GroupDatabase> databases = List.copyOf(sibling.group.databases());
        sibling.server.groups().remove(sibling.group);
        databases.forEach(d -> sibling.server.databases().find(d.name()).ifPresent(database -> database.state(DatabaseState.RESTORING)));
        sibling.server.groups().changed();
    }

    /** Tells the others how the group is made, and who its primary is. */
    void share(AvailabilityGroup group) {
        siblings(group).forEach(s -> {
            s.group.replicas().removeIf(r -> group.replica(r.name()).isEmpty());
            s.group.replicas().replaceAll(old -> group.replica(old.name()).orElse(old));
            group.replicas().stream().filter(r -> s.group.replica(r.name()).isEmpty()).forEach(s.group.replicas()::add);
            group.options().forEach((option, value) -> {
                if (!option.equals(AvailabilityGroups.MAY_SEED)) {
                    s.group.options().put(option, value);
                }
            });
            s.group.listener(group.listener());
            s.group.primary(group.primary());
            s.server.groups().changed();
        });
        group.listener().filter(_ -> group.role() == Role.PRIMARY).ifPresent(this::answer);
    }

    /** The listener's addresses lead to this server now, for clients and for the other side of a distributed group. */
    private void answer(GroupListener listener) {
        AddressMap addresses = instance.estate().addresses();
        Stream.concat(Stream.of(listener.name()), listener.addresses().stream().map(Map.Entry::getKey)).forEach(host -> {
            instance.tds().ifPresent(at -> addresses.put(host, listener.port(), at.getPort()));
            Optional<Endpoint> endpoint = instance.endpoints().mirroring().filter(Endpoint::started);
            endpoint.flatMap(e -> addresses.find(instance.spec().address(), e.port())).ifPresent(at -> addresses.put(host, endpoint.orElseThrow().port(), at.getPort()));
        });
    }

    Optional<Sibling> primary(AvailabilityGroup group) {
        return siblings(group).filter(s -> s.group.role() == Role.PRIMARY).findFirst();
    }

    Stream<Sibling> siblings(AvailabilityGroup group) {
        return named(group.name()).filter(s -> s.group.id().equals(group.id()));
    }

    /** Distributed groups come along when this server becomes the primary, just before it does. */
    void takeDistributed(AvailabilityGroup group) {
        siblings(group).forEach(s -> s.server.groups().distributing(s.group).forEach(there -> {
            s.server.groups().all().remove(there);
            there.partnership().closed();
            there.partnership().databases().forEach(r -> {
                r.left();
                s.server.databases().find(r.name()).ifPresent(d -> d.log().release(r));
            });
            s.server.groups().changed();
            groups.all().add(copy(there, group));
        }));
    }

    private AvailabilityGroup copy(AvailabilityGroup there, AvailabilityGroup plain) {
        AvailabilityGroup here = new AvailabilityGroup(there.name(), true, there.local().name(), there.role(), there.replicas());
        here.adopt(there.id());
        here.options().putAll(there.options());
        for (GroupDatabase member : plain.databases()) {
            Database database = instance.databases().get(member.name());
            var replicated = here.partnership().database(member.name(), member.id());
            if (there.role() == Role.PRIMARY) {
                database.log().hold(replicated, database.log().begin());
            } else {
                Mark end = new Mark(database.log().end(), instance.estate().clock().instant());
                replicated.seeded(end, database.log().lastCommit().orElse(end.at()));
            }
        }
        return here;
    }

    /** Whether a server, as secondary, takes a database that is offered: one that it has, or one that may be seeded. */
    boolean wants(AvailabilityGroup group, String database) {
        boolean named = !group.distributed() || group.remote().url().database().map(database::equalsIgnoreCase).orElse(true);
        return groups.behind(group).filter(g -> g.database(database).isPresent() || named && g.option(AvailabilityGroups.MAY_SEED).filter("GRANT"::equals).isPresent()
                && instance.databases().find(database).isEmpty()).isPresent();
    }

    private Stream<Sibling> named(String name) {
        return instance.estate().instances().stream().filter(i -> i != instance).flatMap(i -> i.groups().find(name).filter(g -> !g.distributed()).map(g -> new Sibling(i, g)).stream());
    }
}
