package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.HostPlatform;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.Machines;
import io.linkspan.lab.engine.ServerVersion;
import io.linkspan.lab.engine.group.AvailabilityGroup;
import io.linkspan.lab.engine.group.AvailabilityGroup.GroupListener;
import io.linkspan.lab.engine.group.InstanceLink;
import io.linkspan.lab.engine.group.LinkRequest;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.security.Certificate;
import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.fault.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A group of two nodes with a listener, and a link over it. */
class NodesTest {

    private static final String GROUP = "salesag";

    @TempDir
    Path folder;

    private Pair pair;
    private Instance first;
    private Instance second;

    @BeforeEach
    void open() {
        pair = new Pair(folder).trusting();
        first = node("NODE1", "10.0.0.21");
        second = node("NODE2", "10.0.0.22");
        trust(first, second);
        trust(second, first);
        Database database = pair.table(first.databases().create(Pair.DATABASE));
        database.log().chained(true, database.log().end());
        Pair.write(database, 1, "before");
        first.groups().create(GROUP, Map.of(), List.of(Pair.DATABASE), Map.of("NODE1", replica("10.0.0.21")));
        first.groups().addReplicas(GROUP, Map.of("NODE2", replica("10.0.0.22")));
        second.groups().joinAsReplica(GROUP);
        second.groups().permitSeeding(GROUP, true);
        pair.await("the second node has caught up", () -> states(first).contains("NODE2 SECONDARY CONNECTED HEALTHY"));
    }

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void whatThePrimaryCommitsTheOtherNodeHas() {
        var lsn = Pair.write(database(first), 2, "both");
        assertTrue(group(second).partnership().find(Pair.DATABASE).orElseThrow().progress().hardenedLsn().compareTo(lsn) >= 0);
        refused(3906, () -> Pair.write(database(second), 3, "no"));
        assertEquals("NODE1 PRIMARY CONNECTED HEALTHY, NODE2 SECONDARY CONNECTED HEALTHY", states(first));
        assertEquals("NODE2 SECONDARY CONNECTED HEALTHY", states(second));
    }

    @Test
    void failoverRunsOnTheSecondaryAndMovesTheListener() {
        first.groups().listener(GROUP, Optional.of(new GroupListener(UUID.randomUUID(), "sales-listener", 1433, false, List.of(Map.entry("10.0.0.20", "255.255.255.0")))));
        assertEquals(pair.estate.addresses().find("10.0.0.21", 5022), pair.estate.addresses().find("10.0.0.20", 5022));
        failOver(second);
        assertEquals("SECONDARY PRIMARY", group(first).role() + " " + group(second).role());
        assertEquals(pair.estate.addresses().find("10.0.0.22", 5022), pair.estate.addresses().find("10.0.0.20", 5022));
        assertEquals("sales-listener", group(second).listener().orElseThrow().name());
        Pair.write(database(second), 2, "from the second");
        pair.await("it reaches the first", () -> Pair.rows(database(first)).containsKey(2));
        failOver(first);
        Pair.write(database(first), 3, "back");
    }

    @Test
    void aSecondaryThatIsNotSynchronizedIsRefused() {
        pair.faults.set(FaultKind.CUT_PATH, "NODE2", "");
        pair.await("disconnected", () -> !group(first).partnership("NODE2").connected());
        refused(41142, () -> second.groups().failOver(GROUP));
        refused(41122, () -> first.groups().failOver(GROUP));
        assertEquals(Role.PRIMARY, group(first).role());
    }

    @Test
    void forcedFailoverDeposesTheOldPrimaryAndUndoesWhatItHadAlone() {
        pair.faults.set(FaultKind.CUT_PATH, "NODE2", "");
        pair.await("disconnected", () -> !group(first).partnership("NODE2").connected());
        Pair.write(database(first), 2, "lost");
        second.groups().forceFailOver(GROUP);
        assertEquals("SECONDARY PRIMARY", group(first).role() + " " + group(second).role());
        Pair.write(database(second), 3, "kept");
        pair.faults.clear();
        pair.await("undone", () -> Pair.rows(database(first)).equals(Map.of(1, "before", 3, "kept")));
    }

    @Test
    void aLinkLivesThroughALocalFailover() {
        link();
        failOver(second);
        Pair.write(database(second), 2, "from the second");
        pair.await("it reaches the instance", () -> Pair.rows(pair.copy()).containsKey(2));
        assertTrue(first.groups().distributed().isEmpty());
        pair.await("connected", () -> second.groups().find(Pair.LINK).orElseThrow().partnership().connected());
        second.groups().failOver(Pair.LINK);
        Pair.write(pair.copy(), 3, "from the instance");
        pair.await("it reaches the second node", () -> Pair.rows(database(second)).containsKey(3));
        refused(3906, () -> Pair.write(database(second), 4, "no"));
    }

    @Test
    void anInstanceThatLagsMissesNothingWhenTheNodesFailOver() {
        link();
        pair.faults.set(FaultKind.CUT_PATH, "mi1", "");
        pair.await("the instance is cut off", () -> !first.groups().find(Pair.LINK).orElseThrow().partnership().connected());
        Pair.write(database(first), 2, "while it was away");
        failOver(second);
        Pair.write(database(second), 3, "after the failover");
        pair.faults.clear();
        pair.await("it has all", () -> Pair.rows(pair.copy()).equals(Pair.rows(database(second))));
        assertEquals(3, Pair.rows(pair.copy()).size());
    }

    @Test
    void aLogBackupOnTheNewPrimaryGoesOnWhereTheOldOneEnded() {
        var backedUp = database(first).log().backedUp().last();
        Pair.write(database(first), 2, "not backed up");
        failOver(second);
        assertEquals(backedUp, database(second).log().backedUp().first());
    }

    @Test
    void aNodeThatIsRemovedKeepsACopyThatRestores() {
        refused(35284, () -> first.groups().removeReplicas(GROUP, List.of("NODE1")));
        refused(35283, () -> first.groups().removeReplicas(GROUP, List.of("NODE9")));
        refused(41140, () -> second.groups().removeReplicas(GROUP, List.of("NODE1")));
        first.groups().removeReplicas(GROUP, List.of("NODE2"));
        assertTrue(second.groups().all().isEmpty());
        assertEquals("RESTORING", database(second).state().name());
        refused(35282, () -> first.groups().addReplicas(GROUP, Map.of("NODE1", replica("10.0.0.21"))));
    }

    private void link() {
        first.groups().listener(GROUP, Optional.of(new GroupListener(UUID.randomUUID(), "sales-listener", 1433, false, List.of(Map.entry("10.0.0.20", "255.255.255.0")))));
        for (Instance node : List.of(first, second)) {
            pair.trustInstance(node);
        }
        first.groups().createDistributed(Pair.LINK, Map.of(GROUP, Pair.member("TCP://10.0.0.20:5022"), "salesmiag", Pair.member("tcp://" + pair.instance.name() + ":5022;Server=[mi1]")));
        InstanceLink link = pair.instance.groups().links().create(new LinkRequest(Pair.LINK, List.of(Pair.DATABASE), "TCP://10.0.0.20:5022", GROUP, "salesmiag", Role.SECONDARY, true));
        pair.await("the link is complete", link::done);
    }

    private void failOver(Instance to) {
        Instance primary = to == second ? first : second;
        pair.await("synchronized", () -> states(primary).contains(to.name() + " SECONDARY CONNECTED HEALTHY"));
        to.groups().failOver(GROUP);
    }

    private static String states(Instance where) {
        return Machines.rows(where.databases().master(), "sys", "dm_hadr_availability_replica_states").stream().filter(r -> group(where).id().equals(r.get("group_id"))).map(r -> {
            String name = group(where).replicas().stream().filter(p -> p.id().equals(r.get("replica_id"))).findFirst().orElseThrow().name();
            return name + " " + r.get("role_desc") + " " + r.get("connected_state_desc") + " " + r.get("synchronization_health_desc");
        }).sorted().reduce((a, b) -> a + ", " + b).orElse("");
    }

    private Instance node(String name, String address) {
        Instance node = pair.estate.add(new InstanceSpec(name, name, address, ServerVersion.parse("16.0.4165.4"), Edition.ENTERPRISE, HostPlatform.WINDOWS, io.linkspan.lab.engine.type.Collation.USUAL, true,
                Optional.of("CLUSTER"), Optional.empty()));
        var now = pair.estate.clock().instant();
        node.keys().createMasterKey("pa55-word-of-a-key".toCharArray());
        Pair.listen(node, node.keys().create("Cert_" + name, name, now.minusSeconds(60), now.plus(Duration.ofDays(365)), 1));
        pair.instance.keys().importPublic("Cert_" + name, certificate(node).encoded(), 1);
        return node;
    }

    private static void trust(Instance who, Instance whom) {
        who.keys().importPublic("Cert_" + whom.name(), certificate(whom).encoded(), 1);
    }

    private static Certificate certificate(Instance node) {
        return node.keys().find("Cert_" + node.name()).orElseThrow();
    }

    private static Map<String, String> replica(String address) {
        return Map.of("ENDPOINT_URL", "TCP://" + address + ":5022", "AVAILABILITY_MODE", "SYNCHRONOUS_COMMIT", "FAILOVER_MODE", "MANUAL", "SEEDING_MODE", "AUTOMATIC");
    }

    private static AvailabilityGroup group(Instance where) {
        return where.groups().find(GROUP).orElseThrow();
    }

    private static Database database(Instance where) {
        return where.databases().get(Pair.DATABASE);
    }

    private static void refused(int number, Executable statement) {
        assertEquals(number, assertThrows(ServerError.class, statement).number());
    }
}
