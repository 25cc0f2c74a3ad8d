package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.group.replication.Partnership;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An availability group, plain or distributed, as one instance knows it. A distributed one has two replicas, which are groups. Safe from any thread. */
public final class AvailabilityGroup {

    private final String name;
    private final boolean distributed;
    private final String localReplica;
    private final Map<String, String> options = new ConcurrentHashMap<>();
    private final List<Replica> replicas = new CopyOnWriteArrayList<>();
    private final List<GroupDatabase> databases = new CopyOnWriteArrayList<>();
    private final Set<UUID> suspended = ConcurrentHashMap.newKeySet();
    private final Map<String, Partnership> partnerships = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private volatile UUID id = UUID.randomUUID();
    private volatile boolean joined;
    private volatile Role role;
    private volatile String primary;
    private volatile Optional<GroupListener> listener = Optional.empty();

    AvailabilityGroup(String name, boolean distributed, String localReplica, Role role, List<Replica> replicas) {
        this.name = name;
        this.distributed = distributed;
        this.localReplica = localReplica;
        this.role = role;
        this.primary = localReplica;
        this.replicas.addAll(replicas);
    }

    public UUID id() {
        return id;
    }

    /** The id that the first primary gave a distributed group: its other side takes it over when it joins. */
    public void adopt(UUID other) {
        id = other;
        joined = true;
    }

    /** Whether it has taken over the id of its other side, after which its ids stay what they are. */
    public boolean joined() {
        return joined;
    }

    public String name() {
        return name;
    }

    public boolean distributed() {
        return distributed;
    }

    public Role role() {
        return role;
    }

    void role(Role other) {
        role = other;
    }

    public List<Replica> replicas() {
        return replicas;
    }

    /** The replica that this instance hosts: itself, or for a distributed group its local group. */
    public Replica local() {
        return replica(localReplica).orElseThrow();
    }

    /** The other group of a distributed one. */
    public Replica remote() {
        return replicas.stream().filter(r -> !isLocal(r)).findFirst().orElseThrow();
    }

    public boolean isLocal(Replica replica) {
        return replica.name().equalsIgnoreCase(localReplica);
    }

    public Optional<Replica> replica(String replicaName) {
        return replicas.stream().filter(r -> r.name().equalsIgnoreCase(replicaName)).findFirst();
    }

    void modify(Replica replica, Map<String, String> settings, Instant now) {
        replicas.replaceAll(r -> r.name().equalsIgnoreCase(replica.name()) ? r.changed(settings, now) : r);
    }

    /** Both sides of a distributed group give its replicas the same ids. */
    public UUID replicaId(Replica replica) {
        return distributed ? UUID.nameUUIDFromBytes((id + "/" + replica.name()).getBytes(StandardCharsets.UTF_8)) : replica.id();
    }

    /** The databases of a plain group; a distributed one has those of its local group. */
    public List<GroupDatabase> databases() {
        return databases;
    }

    public Optional<GroupDatabase> database(String database) {
        return databases.stream().filter(d -> d.name().equalsIgnoreCase(database)).findFirst();
    }

    public boolean suspended(GroupDatabase database) {
        return suspended.contains(database.id());
    }

    void suspended(GroupDatabase database, boolean on) {
        if (on) {
            suspended.add(database.id());
        } else {
            suspended.remove(database.id());
        }
    }

    /** The server that is the primary of a plain group, as far as this one knows. */
    public String primary() {
        return primary;
    }

    void primary(String server) {
        primary = server;
    }

    /** Those that this end sends log to, or the one that it gets log from. */
    public List<Peer> peers() {
        return replicas.stream().filter(r -> !isLocal(r) && (distributed || role == Role.PRIMARY || r.name().equalsIgnoreCase(primary))).map(r -> new Peer(this, r.name())).toList();
    }

    /** What this end knows of another. */
    public Partnership partnership(String replica) {
        return partnerships.computeIfAbsent(replica, _ -> new Partnership());
    }

    /** Of a distributed group the other side; of a plain one, on a secondary, the primary; on a primary any other. */
    public Partnership partnership() {
        boolean known = !distributed && !primary.equalsIgnoreCase(localReplica);
        return partnership(known ? primary : replicas.stream().filter(r -> !isLocal(r)).map(Replica::name).findFirst().orElse(localReplica));
    }

    void forget(String replica) {
        replicas.removeIf(r -> r.name().equalsIgnoreCase(replica));
        partnerships.remove(replica);
    }

    public Map<String, String> options() {
        return options;
    }

    public Optional<String> option(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /** No cluster decides who is the primary: read-scale. */
    boolean clusterless() {
        return option("CLUSTER_TYPE").filter("NONE"::equals).isPresent();
    }

    /** How many secondaries must have hardened a commit before it is answered, even while they are away. */
    public int required() {
        return option("REQUIRED_SYNCHRONIZED_SECONDARIES_TO_COMMIT").map(Integer::parseInt).orElse(0);
    }

    /** Whether commits wait for the other side: both groups of a distributed one must say so. */
    public boolean synchronous() {
        return replicas.stream().allMatch(Replica::synchronous);
    }

    public Optional<GroupListener> listener() {
        return listener;
    }

    void listener(Optional<GroupListener> other) {
        listener = other;
    }

    /** A database of a group, joined on this instance; its id is the same on every replica. */
    public record GroupDatabase(String name, UUID id) {
    }

    /** @param mask empty for IPv6 */
    public record GroupListener(UUID id, String name, int port, boolean dhcp, List<Map.Entry<String, String>> addresses) {
    }
}
