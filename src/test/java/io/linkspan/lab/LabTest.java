package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole estate: what it says of itself, what it holds, and that nothing is left of it. */
class LabTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void theRealDriverLogsInWithTheReadyLineAndFindsTheRows() throws Exception {
        try (Lab lab = Lab.start(Topology.shipped("default"), folder)) {
            assertFalse(lab.ready().contains("\n"));
            JsonNode ready = JSON.readTree(lab.ready());
            assertTrue(ready.get("ready").booleanValue());
            JsonNode server = ready.get("sqlServers").get(0);
            assertEquals(List.of("Ferries", "Timetable", "Archive"), server.get("databases").valueStream().map(JsonNode::textValue).toList());
            assertTrue(ready.get("arm").get("endpoint").textValue().startsWith("https://localhost:"));
            assertEquals(server.get("name").textValue(), LabClient.value(server, lab, "SELECT @@SERVERNAME"));
            assertEquals("16.0.4165.4", LabClient.value(server, lab, "SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128))"));
            assertEquals("1000", LabClient.value(server, lab, "SELECT COUNT(*) FROM Ferries.dbo.Crossings"));
            JsonNode instance = ready.get("managedInstances").get(0);
            assertEquals(instance.get("fullyQualifiedDomainName").textValue(), LabClient.value(instance, lab, "SELECT @@SERVERNAME"));
            assertEquals(List.of(), lab.changes());
            assertEquals(List.of(), lab.defects());
        }
    }

    @Test
    void theFirstDatabaseIsReadyTheSecondNeedsRepairsTheThirdCannotBeLinked() throws Exception {
        try (Lab lab = Lab.start(Topology.shipped("default"), folder)) {
            JsonNode server = JSON.readTree(lab.ready()).get("sqlServers").get(0);
            assertEquals("FULL 1 1", facts(server, lab, "Ferries"));
            assertEquals("SIMPLE 0 1", facts(server, lab, "Timetable"));
            assertEquals("FULL 1 2", facts(server, lab, "Archive"));
        }
    }

    @Test
    void theProfileIsItsOwnersOnlyAndNothingIsLeftAfterClosing() throws Exception {
        Path profile = folder.resolve("profile.json");
        Path inside;
        try (Lab lab = Lab.start(Topology.shipped("default"), folder)) {
            lab.writeProfile(profile);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(profile)));
            JsonNode read = JSON.readTree(profile.toFile());
            assertTrue(read.get("practice").booleanValue());
            assertEquals("client-secret", read.get("azure").get("credential").get("type").textValue());
            assertTrue(read.get("cloud").get("roots").get(0).get("certificate").textValue().startsWith("-----BEGIN CERTIFICATE-----"));
            assertEquals(profile.toString(), JSON.readTree(lab.ready()).get("profile").textValue());
            inside = lab.certificate().getParent();
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(inside)));
        }
        assertFalse(Files.exists(inside));
    }

    @Test
    void closingLeavesNoThread() throws Exception {
        Lab.start(Topology.shipped("default"), folder).close(); // classes of the JDK start threads of their own at their first use
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Lab.start(Topology.shipped("default"), folder).close();
        long deadline = System.nanoTime() + 5_000_000_000L;
        Set<Thread> left = left(before);
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            left = left(before);
        }
        assertEquals(Set.of(), left);
    }

    private static Set<Thread> left(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream().filter(t -> !before.contains(t) && !t.getName().matches("ForkJoinPool.*|VirtualThread-unparker.*|Cleaner.*|Common-Cleaner"))
                .collect(Collectors.toSet());
    }

    private static String facts(JsonNode server, Lab lab, String database) throws SQLException {
        return LabClient.value(server, lab, "SELECT CONCAT(recovery_model_desc, ' ', (SELECT COUNT(*) FROM msdb.dbo.backupset WHERE database_name = '" + database + "' AND type = 'D'), ' ', "
                + "(SELECT COUNT(*) FROM sys.master_files f WHERE f.database_id = d.database_id AND f.type = 1)) FROM sys.databases d WHERE name = '" + database + "'");
    }
}
