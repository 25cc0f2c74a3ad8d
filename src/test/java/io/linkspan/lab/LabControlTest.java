package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Remote control of an estate: faults, changes, the clock. */
class LabControlTest {

    @TempDir
    static Path folder;

    private static Lab lab;
    private static LabControl control;

    @BeforeAll
    static void start() throws Exception {
        lab = Lab.start(Topology.shipped("default"), folder);
        control = lab.control();
    }

    @AfterAll
    static void stop() {
        control.close();
        lab.close();
    }

    @AfterEach
    void clear() throws Exception {
        control.clear();
    }

    @Test
    void aFaultIsSetListedAndCleared() throws Exception {
        LabFault fault = control.set("slow-path", "harbour01", "64k");
        assertEquals(List.of(fault), control.faults());
        assertEquals("slow-path harbour01 64k", fault.kind() + " " + fault.on() + " " + fault.value());
        control.clear(fault.id());
        assertEquals(List.of(), control.faults());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "earthquake    | ``        | ``     | cut-path, slow-path, kill",
            "kill          | NOBODY    | ``     | HARBOUR01",
            "kill          | HARBOUR01 | hard   | takes no value",
            "slow-path     | ``        | a bit  | 64k",
            "arm-error     | ``        | Oops   | CODE",
            "arm-error     | ``        | ``     | CODE",
            "arm-error     | ``        | x:ManagedInstanceIsBusy | CODE"})
    void aWrongFaultGetsASentence(String kind, String on, String value, String sentence) throws Exception {
        String message = assertThrows(IllegalArgumentException.class, () -> control.set(kind, on == null ? "" : on, value == null ? "" : value)).getMessage();
        assertTrue(message.contains(sentence), message);
        assertEquals(List.of(), control.faults());
    }

    @Test
    void clearingWhatIsNotThereGetsASentence() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> control.clear(9999)).getMessage().contains("9999"));
    }

    @Test
    void aWrongTokenIsRefused() throws Exception {
        JsonNode inProfile = new ObjectMapper().readTree(lab.profile()).get("lab");
        try (LabControl other = new LabControl(URI.create(inProfile.get("control").textValue()), "guess")) {
            assertTrue(assertThrows(IllegalArgumentException.class, other::faults).getMessage().contains("token"));
        }
        try (LabControl same = new LabControl(URI.create(inProfile.get("control").textValue()), inProfile.get("token").textValue())) {
            assertEquals(List.of(), same.faults());
        }
    }

    @Test
    void nobodyAnswersForAnEstateThatIsGone() throws Exception {
        try (LabControl other = new LabControl(URI.create("http://127.0.0.1:1"), "x")) {
            assertThrows(IOException.class, other::faults);
        }
    }

    @Test
    void aKilledMachineDropsItsConnectionsAndTakesNoNewOneUntilItIsBack() throws Exception {
        JsonNode server = new ObjectMapper().readTree(lab.ready()).get("sqlServers").get(0);
        try (Connection open = LabClient.connect(server, lab)) {
            assertTrue(open.isValid(5));
            LabFault fault = control.set("kill", "HARBOUR01", "");
            assertFalse(open.isValid(5));
            assertThrows(SQLException.class, () -> LabClient.value(server, lab, "SELECT 1"));
            control.clear(fault.id());
        }
        assertEquals("1", LabClient.value(server, lab, "SELECT 1"));
    }

    @Test
    void theClockGoesForwardOnly() throws Exception {
        Instant before = control.now();
        assertTrue(control.advance(Duration.ofHours(1)).isAfter(before.plus(Duration.ofMinutes(59))));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> control.advance(Duration.ofHours(-1))).getMessage().contains("forward"));
    }

    @Test
    void changesCarryTheirNumbersAndMachines() throws Exception {
        JsonNode server = new ObjectMapper().readTree(lab.ready()).get("sqlServers").get(0);
        int before = control.changes(0).size();
        LabClient.execute(server, lab, "SELECT 1", "CREATE DATABASE [made by a test]", "DROP DATABASE [made by a test]");
        List<LabChange> made = control.changes(before);
        assertEquals(List.of("CREATE DATABASE [made by a test]", "DROP DATABASE [made by a test]"), made.stream().map(LabChange::text).toList());
        assertEquals(List.of("HARBOUR01", "HARBOUR01"), made.stream().map(LabChange::machine).toList());
        assertEquals(before + 1, made.getFirst().number());
        assertEquals(List.of(), control.defects());
    }
}
