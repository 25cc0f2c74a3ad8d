package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failover of a link as people do it: statements through the plain driver, requests to the management plane. */
class LabFailoverTest {

    private static final String ROLES = "SELECT STRING_AGG(CONCAT(rs.role_desc, ' ', rs.connected_state_desc, ' ', rs.synchronization_health_desc), ', ') WITHIN GROUP (ORDER BY rs.is_local DESC) "
            + "FROM sys.availability_groups ag JOIN sys.dm_hadr_availability_replica_states rs ON rs.group_id = ag.group_id WHERE ag.is_distributed = 1";

    @TempDir
    Path folder;

    private HandMadeLink link;

    @BeforeEach
    void start() throws Exception {
        link = new HandMadeLink(folder).linked();
    }

    @AfterEach
    void stop() {
        link.close();
    }

    @Test
    void thereByStatementAndBackByTheManagementPlane() throws Exception {
        LabClient.execute(link.server, link.lab, "ALTER AVAILABILITY GROUP [ferries] FAILOVER");
        ArmCalls.await(() -> link.onInstance(ROLES), "PRIMARY CONNECTED HEALTHY, SECONDARY CONNECTED HEALTHY"::equals);
        assertEquals("SECONDARY CONNECTED HEALTHY", link.onServer(ROLES));
        JsonNode there = properties();
        assertEquals("Primary Secondary Async", there.path("instanceLinkRole").asText() + " " + there.path("partnerLinkRole").asText() + " " + there.path("replicationMode").asText());
        LabClient.execute(link.instance, link.lab, "INSERT INTO Ferries.dbo.Harbours (Name, Berths) VALUES (N'written there', 2)");
        assertEquals(976, assertThrows(SQLException.class, () -> link.onServer("SELECT COUNT(*) FROM Ferries.dbo.Harbours")).getErrorCode());

        ArmCalls.Reply accepted = link.send("POST", "/distributedAvailabilityGroups/ferries/failover", "{\"failoverType\":\"Planned\"}");
        assertEquals("Succeeded", link.follow(accepted).path("status").asText());
        ArmCalls.await(() -> link.onServer(ROLES), "PRIMARY CONNECTED HEALTHY, SECONDARY CONNECTED HEALTHY"::equals);
        assertEquals("1", link.onServer("SELECT COUNT(*) FROM Ferries.dbo.Harbours WHERE Name = N'written there'"));
        assertEquals("Secondary", properties().path("instanceLinkRole").asText());
    }

    @Test
    void theManagementPlaneTellsOneSideItsRole() throws Exception {
        refused("failover", "{\"failoverType\":\"Planned\"}", "400 DistributedAvailabilityGroupFailoverInvalidInstanceRole");
        refused("setRole", "{\"instanceRole\":\"Primary\",\"roleChangeType\":\"Planned\"}", "409 DistributedAvailabilityGroupSetRolePrimaryPlannedNotSupported");
        LabClient.execute(link.server, link.lab, "ALTER AVAILABILITY GROUP [ferries] SET (ROLE = SECONDARY)");
        done("setRole", "{\"instanceRole\":\"Primary\",\"roleChangeType\":\"Forced\"}");
        assertEquals("Primary", properties().path("instanceLinkRole").asText());
        ArmCalls.await(() -> link.onServer(ROLES), "SECONDARY CONNECTED HEALTHY"::equals);
        ArmCalls.await(() -> link.onInstance(ROLES), "PRIMARY CONNECTED HEALTHY, SECONDARY CONNECTED HEALTHY"::equals);
        done("setRole", "{\"instanceRole\":\"Secondary\",\"roleChangeType\":\"Planned\"}");
        assertEquals("Secondary", properties().path("instanceLinkRole").asText());
        LabClient.execute(link.server, link.lab, "ALTER AVAILABILITY GROUP [ferries] FORCE_FAILOVER_ALLOW_DATA_LOSS");
        ArmCalls.await(() -> link.onServer(ROLES), "PRIMARY CONNECTED HEALTHY, SECONDARY CONNECTED HEALTHY"::equals);
    }

    @Test
    void forcedWithTheServerDownAndItsReturnIsSplitBrainUntilItIsToldItsRole() throws Exception {
        try (LabControl control = link.lab.control()) {
            LabFault down = control.set("kill", link.server.get("name").textValue(), "");
            ArmCalls.await(() -> properties().path("databases").get(0).path("connectedState").asText(), "DISCONNECTED"::equals);
            done("failover", "{\"failoverType\":\"ForcedAllowDataLoss\"}");
            LabClient.execute(link.instance, link.lab, "INSERT INTO Ferries.dbo.Harbours (Name, Berths) VALUES (N'kept', 2)");
            control.clear(down.id());
        }
        LabClient.execute(link.server, link.lab, "INSERT INTO Ferries.dbo.Harbours (Name, Berths) VALUES (N'lost', 2)");
        assertTrue(link.onServer(ROLES).startsWith("PRIMARY") && link.onInstance(ROLES).startsWith("PRIMARY"));
        LabClient.execute(link.server, link.lab, "ALTER AVAILABILITY GROUP [ferries] SET (ROLE = SECONDARY)");
        ArmCalls.await(() -> link.onServer(ROLES), "SECONDARY CONNECTED HEALTHY"::equals);
        ArmCalls.await(() -> link.onInstance(ROLES), "PRIMARY CONNECTED HEALTHY, SECONDARY CONNECTED HEALTHY"::equals);
        done("failover", "{\"failoverType\":\"Planned\"}");
        assertEquals("kept", link.onServer("SELECT STRING_AGG(Name, ',') FROM Ferries.dbo.Harbours WHERE Name IN (N'lost', N'kept')"));
    }

    private void done(String action, String body) throws Exception {
        JsonNode status = link.follow(link.send("POST", "/distributedAvailabilityGroups/ferries/" + action, body));
        assertEquals("Succeeded", status.path("status").asText(), status.toString());
    }

    private void refused(String action, String body, String expected) throws Exception {
        ArmCalls.Reply reply = link.send("POST", "/distributedAvailabilityGroups/ferries/" + action, body);
        assertEquals(expected, reply.status() + " " + reply.body().path("error").path("code").asText());
    }

    private JsonNode properties() throws Exception {
        return link.send("GET", "/distributedAvailabilityGroups/ferries", "").body().path("properties");
    }
}
