package io.linkspan.lab.mirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.linkspan.lab.engine.Database;
import io.linkspan.lab.engine.Instance;
import io.linkspan.lab.engine.group.InstanceLink;
import io.linkspan.lab.engine.group.LinkFailure;
import io.linkspan.lab.engine.group.LinkRequest;
import io.linkspan.lab.engine.group.Role;
import io.linkspan.lab.engine.type.ServerError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link whose first primary is the managed instance: the database comes to SQL Server. */
class InstanceFirstTest {

    private static final String NAME = "Cloud";

    @TempDir
    Path folder;

    private Pair pair;
    private Database source;

    @BeforeEach
    void open() {
        pair = new Pair(folder).trusting();
        source = pair.table(pair.instance.databases().create(NAME));
        Pair.write(source, 1, "from the cloud");
        pair.sqlServer.groups().create("cloudag", Map.of("CLUSTER_TYPE", "NONE"), List.of(), Map.of("SQL01",
                Map.of("ENDPOINT_URL", "TCP://10.0.0.4:5022", "AVAILABILITY_MODE", "SYNCHRONOUS_COMMIT", "FAILOVER_MODE", "MANUAL", "SEEDING_MODE", "AUTOMATIC")));
    }

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void theDatabaseIsSeededToSqlServerAndFollows() {
        linked();
        Database copy = pair.sqlServer.databases().get(NAME);
        assertEquals(Pair.rows(source), Pair.rows(copy));
        Pair.write(source, 2, "later");
        pair.await("it follows", () -> Pair.rows(copy).containsKey(2));
        assertEquals(3906, assertThrows(ServerError.class, () -> Pair.write(copy, 3, "no")).number());
    }

    @Test
    void itFailsOverAndBack() {
        linked();
        for (Instance from : List.of(pair.instance, pair.sqlServer)) {
            pair.await("connected", () -> from.groups().find("cloud").orElseThrow().partnership().connected());
            from.groups().failOver("cloud");
        }
        Pair.write(source, 2, "at home");
        pair.await("it follows", () -> Pair.rows(pair.sqlServer.databases().get(NAME)).containsKey(2));
    }

    @Test
    void withoutTheRightToCreateDatabasesNothingIsSeeded() {
        distribute();
        InstanceLink link = create(NAME);
        pair.await("connected", () -> pair.instance.groups().find("cloud").orElseThrow().partnership().connected());
        assertFalse(link.done());
        pair.sqlServer.groups().permitSeeding("cloudag", true);
        pair.sqlServer.groups().drop("cloud");
        distribute();
        pair.await("complete", link::done);
    }

    @Test
    void theInstanceRefusesWhatItDoesNotHave() {
        assertEquals("InvalidDistributedAvailabilityGroupsCreateOrUpdateRequestDatabases", assertThrows(LinkFailure.class, () -> create("Nothing")).armCode());
    }

    private void linked() {
        pair.sqlServer.groups().permitSeeding("cloudag", true);
        distribute();
        InstanceLink link = create(NAME);
        pair.await("complete", link::done);
        assertEquals("Optional.empty", link.failure().toString());
    }

    private void distribute() {
        pair.sqlServer.groups().createDistributed("cloud", Map.of("cloudag", Pair.member("TCP://10.0.0.4:5022"),
                "cloudmiag", Pair.member("tcp://" + pair.instance.name() + ":5022;Server=[mi1];Database=[" + NAME + "]")));
    }

    private InstanceLink create(String database) {
        return pair.instance.groups().links().create(new LinkRequest("cloud", List.of(database), "TCP://10.0.0.4:5022", "cloudag", "cloudmiag", Role.PRIMARY, true));
    }
}
