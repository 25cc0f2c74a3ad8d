package io.linkspan.ui.tree;

import io.linkspan.link.Estate;
import io.linkspan.model.profile.Machine;
import io.linkspan.sqlserver.ServerIdentity;
import io.linkspan.sqlserver.ServerObjects;
import io.linkspan.sqlserver.SqlServer;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.control.State;
import io.linkspan.ui.work.Work;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.control.TreeItem;

/** The lines below the machines of one estate. Has connections of its own, so that looking around does not hold up the watch over the links. */
final class Machines implements AutoCloseable {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final String REPLICAS = "Replicas";
    private static final String BETWEEN = ", ";

    private final OpenEstate estate;
    private final Work work;
    private final Runnable changed;
    private final Estate machines;
    private final Map<TreeItem<Entry>, SqlServer> lines = new HashMap<>();

    /** @param changed called after lines were read */
    Machines(OpenEstate estate, Work work, Runnable changed) {
        this.estate = estate;
        this.work = work;
        this.changed = changed;
        machines = estate.machines();
    }

    /** @param links where the links of the machine are to appear */
    TreeItem<Entry> server(Machine machine, TreeItem<Entry> links) {
        SqlServer server = machines.servers().stream().filter(s -> s.name().equals(machine.name())).findFirst().orElseThrow();
        TreeItem<Entry> item = item(entry(Kind.SERVER, machine.name(), machine), List.of(databases(server, machine), alwaysOn(server, machine), links, item(entry(Kind.FOLDER, "Security", machine), List.of(
                branch(entry(Kind.FOLDER, "Certificates", machine), "certificates of " + machine.name(), () -> ServerObjects.certificates(server).stream().map(c -> item(certificate(c, machine))).toList()),
                branch(entry(Kind.FOLDER, "Endpoints", machine), "endpoints of " + machine.name(), () -> ServerObjects.endpoints(server).stream().map(e -> item(endpoint(e, machine))).toList())))));
        lines.put(item, server);
        introduce(item);
        return item;
    }

    TreeItem<Entry> instance(Machine machine, TreeItem<Entry> links) {
        Estate.Instance instance = machines.instances().stream().filter(i -> i.arm().name().equals(machine.name())).findFirst().orElseThrow();
        TreeItem<Entry> item = item(entry(Kind.INSTANCE, machine.name(), machine), List.of(databases(instance.sql(), machine), links,
                branch(entry(Kind.FOLDER, "Server trust certificates", machine), "trust certificates of " + machine.name(),
                        () -> instance.arm().trustCertificates().stream().map(c -> item(entry(Kind.CERTIFICATE, c.name(), machine).fact("Thumbprint", c.thumbprint()))).toList())));
        lines.put(item, instance.sql());
        introduce(item);
        return item;
    }

    private TreeItem<Entry> databases(SqlServer server, Machine machine) {
        return branch(entry(Kind.DATABASES, "Databases", machine), "databases of " + machine.name(), () -> ServerObjects.databases(server).stream()
                .map(d -> item(entry(Kind.DATABASE, d.name(), machine).note(d.state().equals("ONLINE") ? "" : d.state()).fact("State", d.state()).fact("Recovery", d.recoveryModel()))).toList());
    }

    private TreeItem<Entry> alwaysOn(SqlServer server, Machine machine) {
        return item(entry(Kind.FOLDER, "Always On High Availability", machine), List.of(groups("Availability Groups", false, server, machine), groups("Distributed Availability Groups", true, server, machine)));
    }

    private TreeItem<Entry> groups(String name, boolean distributed, SqlServer server, Machine machine) {
        return branch(entry(Kind.FOLDER, name, machine), "availability groups of " + machine.name(),
                () -> ServerObjects.groups(server).stream().filter(g -> g.distributed() == distributed).map(g -> group(g, machine)).toList());
    }

    private TreeItem<Entry> group(ServerObjects.Group group, Machine machine) {
        Entry entry = entry(Kind.GROUP, group.name(), machine).fact(REPLICAS, String.join(BETWEEN, group.replicas())).fact("Databases", String.join(", ", group.databases()));
        return group.distributed() ? item(entry, group.replicas().stream().map(r -> item(entry(Kind.GROUP, r, machine))).toList())
                : item(entry, List.of(list("Availability Replicas", Kind.REPLICA, group.replicas(), machine), list("Availability Databases", Kind.DATABASE, group.databases(), machine),
                        list("Availability Group Listeners", Kind.LISTENER, group.listeners(), machine)));
    }

    /** Whether it is known to be a group of one. */
    static boolean hasOneNode(Entry group) {
        return group.facts().stream().anyMatch(fact -> fact.label().equals(REPLICAS) && !fact.value().contains(BETWEEN));
    }

    private TreeItem<Entry> list(String name, Kind kind, List<String> names, Machine machine) {
        return item(entry(Kind.FOLDER, name, machine), names.isEmpty() ? List.of(item(Entry.of(Kind.NONE, "None"))) : names.stream().map(n -> item(entry(kind, n, machine))).toList());
    }

    private Entry certificate(ServerObjects.Certificate c, Machine machine) {
        String expires = c.expires().map(t -> DAY.format(t.toLocalDate())).orElse("not said");
        return entry(Kind.CERTIFICATE, c.name(), machine).note("until " + expires).fact("Subject", c.subject()).fact("Expires", expires + " UTC").fact("Private key", c.privateKey() ? "yes" : "no");
    }

    private Entry endpoint(ServerObjects.Endpoint e, Machine machine) {
        String port = e.port().map(String::valueOf).orElse("–");
        return entry(Kind.ENDPOINT, e.name(), machine).note(port).fact("Type", e.type()).fact("State", e.state()).fact("Port", port);
    }

    /** Who answers, and who we are there: behind the name, as soon as it is known. Nothing for a line that is no machine. */
    void introduce(TreeItem<Entry> item) {
        Optional.ofNullable(lines.get(item)).ifPresent(server -> introduce(item, server));
    }

    private void introduce(TreeItem<Entry> item, SqlServer server) {
        work.start(() -> new Introduced(server.identity(), ServerObjects.login(server)), who -> item.setValue(item.getValue().problem(Optional.empty())
                .note(item.getValue().kind() == Kind.SERVER ? who.identity().version() + " – " + who.login() : who.login())
                .fact("Version", who.identity().version().toString()).fact("Edition", who.identity().edition()).fact("Login", who.login()).fact("Collation", who.identity().collation())),
                problem -> item.setValue(item.getValue().note("does not answer").problem(Optional.of(problem)).state(Optional.of(State.UNKNOWN))));
    }

    private record Introduced(ServerIdentity identity, String login) {
    }

    private Entry entry(Kind kind, String name, Machine machine) {
        return Entry.of(kind, name, estate, machine.name());
    }

    private Branch branch(Entry entry, String busy, Callable<List<TreeItem<Entry>>> read) {
        return new Branch(entry, work, busy, read, changed);
    }

    private static TreeItem<Entry> item(Entry entry) {
        return new TreeItem<>(entry);
    }

    static TreeItem<Entry> item(Entry entry, List<TreeItem<Entry>> children) {
        TreeItem<Entry> item = new TreeItem<>(entry);
        item.getChildren().addAll(children);
        return item;
    }

    /** Disconnects. Waits; not on the FX thread. */
    @Override
    public void close() {
        machines.close();
    }
}
