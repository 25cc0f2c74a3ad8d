package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology of three nodes: a group over all of them, with a listener. */
class LabClusterTest {

    private static final String STATES = "SELECT STRING_AGG(CONCAT(ar.replica_server_name, ' ', rs.role_desc, ' ', rs.synchronization_health_desc), ', ') WITHIN GROUP (ORDER BY ar.replica_server_name) "
            + "FROM sys.dm_hadr_availability_replica_states rs JOIN sys.availability_replicas ar ON ar.replica_id = rs.replica_id";

    @TempDir
    Path folder;

    private Lab lab;
    private JsonNode servers;

    @BeforeEach
    void start() throws Exception {
        lab = Lab.start(Topology.shipped("availability-group"), folder);
        servers = new ObjectMapper().readTree(lab.ready()).get("sqlServers");
        ArmCalls.await(() -> on(0, STATES), "HARBOURA PRIMARY HEALTHY, HARBOURB SECONDARY HEALTHY, HARBOURC SECONDARY HEALTHY"::equals);
    }

    @AfterEach
    void stop() {
        List<String> defects = lab.defects();
        lab.close();
        assertEquals(List.of(), defects);
    }

    @Test
    void theSecondNodeTakesOverAndTheListenerFollows() throws Exception {
        assertEquals(41142, refused(2, "ALTER AVAILABILITY GROUP [HarbourAG] FAILOVER"));
        assertEquals(41140, refused(1, "ALTER AVAILABILITY GROUP [HarbourAG] REMOVE REPLICA ON N'HARBOURA'"));
        LabClient.execute(servers.get(1), lab, "ALTER AVAILABILITY GROUP [HarbourAG] FAILOVER");
        ArmCalls.await(() -> on(1, STATES), "HARBOURA SECONDARY HEALTHY, HARBOURB PRIMARY HEALTHY, HARBOURC SECONDARY HEALTHY"::equals);
        LabClient.execute(servers.get(1), lab, "INSERT INTO Ferries.dbo.Harbours (Name, Berths) VALUES (N'from the second node', 2)");
        ArmCalls.await(() -> on(2, "SELECT COUNT(*) FROM Ferries.dbo.Harbours WHERE Name = N'from the second node'"), "1"::equals);
        assertEquals(3906, refused(0, "INSERT INTO Ferries.dbo.Harbours (Name, Berths) VALUES (N'no', 2)"));
        JsonNode addresses = new ObjectMapper().readTree(lab.profile()).get("addresses");
        assertEquals(addresses.get("10.0.0.12:5022"), addresses.get("10.0.0.10:5022"));
        assertEquals("127.0.0.1:" + servers.get(1).get("port").intValue(), addresses.get("harbour-listener:1433").textValue());
    }

    private int refused(int server, String statement) {
        return assertThrows(SQLException.class, () -> LabClient.execute(servers.get(server), lab, statement)).getErrorCode();
    }

    private String on(int server, String sql) throws SQLException {
        return LabClient.value(servers.get(server), lab, sql);
    }
}
