package io.linkspan.lab.engine.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.DatabaseOptions;
import io.linkspan.lab.engine.DatabaseState;
import io.linkspan.lab.engine.Edition;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.InstanceSpec;
import io.linkspan.lab.engine.Machines;
import io.linkspan.lab.engine.type.ServerError;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.function.Executable;

class AvailabilityGroupsTest {

    private static final Map<String, String> NONE = Map.of("CLUSTER_TYPE", "NONE");

    @TempDir
    Path folder;

    private Instance server;
    private AvailabilityGroups groups;

    @BeforeEach
    void install() {
        server = sqlServer("16.0.4165.4");
        groups = server.groups();
        database("sales");
    }

    private Instance sqlServer(String version) {
        return Machines.estate(folder).add(InstanceSpec.sqlServer("SQL1", "10.0.0.4", version, Edition.ENTERPRISE));
    }

    /** One that may join a group. */
    private Database database(String name) {
        Database database = server.databases().create(name);
        database.log().chained(true, database.log().end());
        return database;
    }

    private static Map<String, String> replica(String... changes) {
        return settings("ENDPOINT_URL", "TCP://10.0.0.4:5022", changes);
    }

    private static Map<String, String> member(String url, String... changes) {
        return settings("LISTENER_URL", url, changes);
    }

    private static Map<String, String> settings(String urlOption, String url, String... changes) {
        Map<String, String> settings = new HashMap<>(Map.of(urlOption, url, "AVAILABILITY_MODE", "ASYNCHRONOUS_COMMIT", "FAILOVER_MODE", "MANUAL", "SEEDING_MODE", "AUTOMATIC"));
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        settings.values().removeIf(String::isEmpty);
        return settings;
    }

    private AvailabilityGroup create(String name, String... databases) {
        return groups.create(name, NONE, List.of(databases), Map.of("SQL1", replica()));
    }

    private AvailabilityGroup distribute() {
        return groups.createDistributed("dag", Map.of("ag", member("TCP://10.0.0.4:5022"), "miag", member("tcp://mi.x:5022;Server=[mi]")));
    }

    private static void fails(int number, Executable statement) {
        assertEquals(number, assertThrows(ServerError.class, statement).number());
    }

    private record Refusal(int number, String why, Consumer<AvailabilityGroupsTest> statement) {
    }

    private static final Stream<Refusal> REFUSALS = Stream.of(
            new Refusal(35221, "Always On is off", t -> {
                t.server.hadrEnabled(false);
                t.create("ag", "sales");
            }),
            new Refusal(41114, "the name is taken", t -> {
                t.create("ag");
                t.create("AG", "sales");
            }),
            new Refusal(35220, "no cluster and no CLUSTER_TYPE", t -> t.groups.create("ag", Map.of(), List.of("sales"), Map.of("SQL1", replica()))),
            new Refusal(35237, "another server", t -> t.groups.create("ag", NONE, List.of("sales"), Map.of("SQL2", replica()))),
            new Refusal(35238, "no such database", t -> t.create("ag", "nothing")),
            new Refusal(35249, "a system database", t -> t.create("ag", "msdb")),
            new Refusal(35234, "a database named twice", t -> t.create("ag", "sales", "SALES")),
            new Refusal(35244, "in another group", t -> {
                t.create("ag", "sales");
                t.create("other", "sales");
            }),
            new Refusal(35280, "in this group already", t -> {
                t.create("ag", "sales");
                t.groups.addDatabases("ag", List.of("sales"));
            }),
            new Refusal(35281, "not in the group", t -> {
                t.create("ag");
                t.groups.removeDatabases("ag", List.of("sales"));
            }),
            new Refusal(1465, "not FULL", t -> t.with(DatabaseOptions.RECOVERY, "SIMPLE")),
            new Refusal(1466, "read-only", t -> t.with(DatabaseOptions.READ_ONLY, "ON")),
            new Refusal(1469, "auto-close", t -> t.with(DatabaseOptions.AUTO_CLOSE, "ON")),
            new Refusal(1488, "single user", t -> t.with(DatabaseOptions.ACCESS, "SINGLE_USER")),
            new Refusal(1467, "not online", t -> {
                t.server.databases().get("sales").state(DatabaseState.SUSPECT);
                t.create("ag", "sales");
            }),
            new Refusal(1475, "no full backup", t -> {
                t.server.databases().create("fresh");
                t.create("ag", "fresh");
            }),
            new Refusal(35232, "not a URL", t -> t.groups.create("ag", NONE, List.of(), Map.of("SQL1", replica("ENDPOINT_URL", "http://x")))),
            new Refusal(35236, "no URL", t -> t.groups.create("ag", NONE, List.of(), Map.of("SQL1", replica("ENDPOINT_URL", "")))),
            new Refusal(41198, "no availability mode", t -> t.groups.create("ag", NONE, List.of(), Map.of("SQL1", replica("AVAILABILITY_MODE", "")))),
            new Refusal(41197, "no failover mode", t -> t.groups.create("ag", NONE, List.of(), Map.of("SQL1", replica("FAILOVER_MODE", "")))),
            new Refusal(35211, "automatic failover without synchronous commit", t -> t.groups.create("ag", NONE, List.of(), Map.of("SQL1", replica("FAILOVER_MODE", "AUTOMATIC")))),
            new Refusal(35214, "a short session timeout", t -> t.groups.create("ag", NONE, List.of(), Map.of("SQL1", replica("SESSION_TIMEOUT", "4")))),
            new Refusal(35209, "a high backup priority", t -> t.groups.create("ag", NONE, List.of(), Map.of("SQL1", replica("BACKUP_PRIORITY", "101")))),
            new Refusal(102, "an unknown option", t -> t.groups.create("ag", Map.of("CLUSTER_TYPE", "NONE", "COLOUR", "RED"), List.of(), Map.of("SQL1", replica()))),
            new Refusal(41976, "a distributed group without its local group", AvailabilityGroupsTest::distribute),
            new Refusal(41190, "a distributed group of one", t -> t.groups.createDistributed("dag", Map.of("ag", member("TCP://10.0.0.4:5022")))),
            new Refusal(41190, "a group dropped before the distributed one", t -> {
                t.create("ag", "sales");
                t.distribute();
                t.groups.drop("ag");
            }),
            new Refusal(15151, "no group to drop", t -> t.groups.drop("ag")),
            new Refusal(15151, "no group to alter", t -> t.groups.set("ag", Map.of("DB_FAILOVER", "ON"))),
            new Refusal(35210, "no such replica", t -> {
                t.create("ag");
                t.groups.modify("ag", Map.of("SQL9", Map.of("SEEDING_MODE", "MANUAL")));
            }),
            new Refusal(41122, "failover on the primary", t -> {
                t.create("ag");
                t.groups.failOver("ag");
            }),
            new Refusal(35242, "SET HADR without a group", t -> t.groups.suspend("sales", true)),
            new Refusal(35240, "SET HADR OFF on the primary", t -> {
                t.create("ag", "sales");
                t.groups.leave("sales");
            }));

    private void with(String option, String value) {
        server.databases().get("sales").options().set(option, value);
        create("ag", "sales");
    }

    @TestFactory
    Stream<DynamicTest> whatIsWrongHasItsNumberAndChangesNothing() {
        return REFUSALS.map(r -> DynamicTest.dynamicTest(r.number + " " + r.why, () -> {
            AvailabilityGroupsTest fresh = new AvailabilityGroupsTest();
            fresh.folder = folder;
            fresh.install();
            fails(r.number, () -> r.statement.accept(fresh));
            assertTrue(fresh.groups.all().stream().noneMatch(g -> g.name().equals("other")));
        }));
    }

    @Test
    void sqlServer2016KnowsNoClusterType() {
        server = sqlServer("13.0.7000.253");
        groups = server.groups();
        fails(102, () -> create("ag"));
    }

    @Test
    void aBuildWithoutLinkSupportRefusesTheServerInAListenerUrl() {
        server = sqlServer("14.0.3456.2");
        groups = server.groups();
        create("ag");
        fails(19499, this::distribute);
    }

    @Test
    void aDatabaseInAGroupShowsItsReplicaAndLosesItWhenTheGroupGoes() {
        AvailabilityGroup group = create("ag", "sales");
        Database sales = server.databases().get("sales");
        assertEquals(group.local().id(), sales.replicaId().orElseThrow());
        assertEquals(group.databases().getFirst().id(), sales.groupDatabaseId().orElseThrow());
        groups.drop("ag");
        assertTrue(sales.replicaId().isEmpty());
        assertTrue(sales.writable());
    }

    @Test
    void membersOfADistributedGroupCanBeMadeSynchronous() {
        create("ag", "sales");
        AvailabilityGroup group = distribute();
        groups.modify("dag", Map.of("ag", Map.of("AVAILABILITY_MODE", "SYNCHRONOUS_COMMIT"), "miag", Map.of("AVAILABILITY_MODE", "SYNCHRONOUS_COMMIT")));
        assertTrue(group.replicas().stream().allMatch(Replica::synchronous));
    }

    @Test
    void bothSidesOfADistributedGroupNameItsReplicasAlike() {
        create("ag", "sales");
        AvailabilityGroup here = distribute();
        AvailabilityGroup there = new AvailabilityGroup("dag", true, "miag", Role.SECONDARY, here.replicas());
        there.adopt(here.id());
        assertEquals(here.replicaId(here.remote()), there.replicaId(there.local()));
    }
}
