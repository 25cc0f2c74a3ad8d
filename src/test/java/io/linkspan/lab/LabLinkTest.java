package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link made by hand and used. */
class LabLinkTest {

    @TempDir
    Path folder;

    private HandMadeLink link;

    @BeforeEach
    void start() throws Exception {
        link = new HandMadeLink(folder);
    }

    @AfterEach
    void stop() {
        link.close();
    }

    @Test
    void rowsReachTheInstanceAndLaterOnesFollow() throws Exception {
        link.exchangeCertificates();
        link.createGroups("Ferries");
        JsonNode status = link.follow(link.send("PUT", "/distributedAvailabilityGroups/ferries", HandMadeLink.link()));
        assertEquals("Succeeded", status.path("status").asText(), status.toString());
        String sum = "SELECT CONCAT(COUNT(*), ' ', SUM(CAST(Passengers AS bigint))) FROM Ferries.dbo.Crossings";
        assertEquals(link.onServer(sum), link.onInstance(sum));

        LabClient.execute(link.server, link.lab, "INSERT INTO Ferries.dbo.Harbours (Name, Berths) VALUES (N'Ærø', 2)");
        ArmCalls.await(() -> link.onInstance("SELECT COUNT(*) FROM Ferries.dbo.Harbours WHERE Name = N'Ærø'"), "1"::equals);

        SQLException refused = assertThrows(SQLException.class, () -> LabClient.execute(link.instance, link.lab, "INSERT INTO Ferries.dbo.Harbours (Name, Berths) VALUES (N'no', 1)"));
        assertEquals(3906, refused.getErrorCode());

        JsonNode database = link.send("GET", "/distributedAvailabilityGroups/ferries", "").body().path("properties").path("databases").get(0);
        assertEquals("CONNECTED HEALTHY", database.path("connectedState").asText() + " " + database.path("synchronizationHealth").asText());

        assertEquals("Succeeded", link.follow(link.send("DELETE", "/distributedAvailabilityGroups/ferries", "")).path("status").asText());
        LabClient.execute(link.instance, link.lab, "INSERT INTO Ferries.dbo.Harbours (Name, Berths) VALUES (N'on its own', 1)");
    }

    @Test
    void withoutTheServersCertificateNoLinkComes() throws Exception {
        link.exchangeCertificates();
        link.follow(link.send("DELETE", "/serverTrustCertificates/harbour", ""));
        link.createGroups("Ferries");
        assertEquals(202, link.send("PUT", "/distributedAvailabilityGroups/ferries", HandMadeLink.link()).status());
        JsonNode seen = ArmCalls.await(() -> link.send("GET", "/distributedAvailabilityGroups/ferries", "").body().path("properties").path("databases").get(0), d -> !d.path("mostRecentLinkError").isMissingNode());
        assertEquals("DISCONNECTED", seen.path("connectedState").asText(), seen.toString());
    }

    @Test
    void aDatabaseWithTwoLogFilesIsRefusedByTheInstance() throws Exception {
        link.exchangeCertificates();
        link.createGroups("Archive");
        JsonNode status = link.follow(link.send("PUT", "/distributedAvailabilityGroups/ferries", HandMadeLink.link().replace("Ferries", "Archive")));
        assertEquals("Failed ManagedInstanceLinkSourceDbHasMultipleLogFiles", status.path("status").asText() + " " + status.path("error").path("code").asText());
    }

    @Test
    void changesAreLoggedInOrderWithSecretsMasked() throws Exception {
        link.exchangeCertificates();
        List<String> texts = link.lab.changes().stream().map(LabChange::text).toList();
        assertTrue(texts.getFirst().startsWith("CREATE MASTER KEY"), texts.toString());
        assertTrue(texts.stream().noneMatch(t -> t.contains("Str0ng")), texts.toString());
        assertTrue(texts.stream().anyMatch(t -> t.startsWith("PUT /subscriptions/") && t.contains("publicBlob")), texts.toString());
        try (LabControl control = link.lab.control()) {
            assertEquals(link.lab.changes(), control.changes(0));
            assertEquals(link.lab.changes().subList(2, texts.size()), control.changes(2));
        }
    }
}
