package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Topologies: those that ship, and what is wrong with others. */
class TopologyTest {

    private static final String GOOD = """
            {"name": "mine", "sqlServers": [{"name": "HARBOUR01", "version": "16.0.4165.4", "edition": "Enterprise", "platform": "Windows", "address": "10.0.0.4", "port": 5022, "alwaysOn": true,
            "databases": [{"name": "Ferries", "recovery": "FULL", "backup": true, "rows": 10}]}],
            "managedInstances": [{"name": "quay-one", "tier": "GeneralPurpose", "policy": "SQLServer2022", "address": "10.1.0.10"}]}""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"default, 1, 1, 3", "versions, 5, 2, 5", "availability-group, 3, 1, 1", "fleet, 10, 4, 100"})
    void theShippedOnesHaveTheirMachines(String name, int servers, int instances, int databases) throws Exception {
        Topology topology = Topology.find(name);
        assertEquals(name, topology.name());
        assertEquals(List.of(servers, instances, databases),
                List.of(topology.sqlServers().size(), topology.managedInstances().size(), topology.sqlServers().stream().mapToInt(s -> s.databases().size()).sum()));
    }

    @Test
    void everyVersionOfTheProductIsInVersions() throws Exception {
        assertEquals(List.of("13", "14", "15", "16", "17"), Topology.shipped("versions").sqlServers().stream().map(s -> s.version().substring(0, 2)).toList());
    }

    @Test
    void aFileIsRead() throws Exception {
        Topology topology = Topology.find(Files.writeString(folder.resolve("mine.json"), GOOD).toString());
        assertEquals("mine", topology.name());
        assertEquals(20_000_000, topology.network().bytesPerSecond());
        assertEquals(1, topology.sqlServers().getFirst().databases().getFirst().logFiles());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "HARBOUR01        | harbour one     | name is up to 15 capitals",
            "16.0.4165.4      | 12.0.1.1        | version of HARBOUR01",
            "16.0.4165.4      | sixteen         | version of HARBOUR01",
            "Enterprise       | Deluxe          | no edition 'Deluxe'",
            "Windows          | Amiga           | Windows or Linux",
            "10.0.0.4         | 192.168.0.1     | 10.0.0.0/8",
            "5022             | 70000           | port of HARBOUR01",
            "\"FULL\"         | \"HALF\"        | recovery model of Ferries",
            "\"rows\": 10     | \"rows\": -1    | rows of Ferries",
            "\"rows\": 10     | \"rows\": \"x\" | is wrong",
            "\"rows\"         | \"lines\"       | lines",
            "quay-one         | Quay_One        | lower-case letters",
            "GeneralPurpose   | Gold            | tier of quay-one",
            "SQLServer2022    | SQLServer2012   | policy of quay-one",
            "10.1.0.10        | 10.0.0.4        | used twice",
            "\"mine\"         | \"\"            | has a name",
            "\"mine\",        | \"mine\" \"     | is wrong"})
    void aWrongFileGetsASentence(String part, String wrong, String sentence) throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.json"), GOOD.replace(part, wrong));
        String message = assertThrows(IllegalArgumentException.class, () -> Topology.read(file)).getMessage();
        assertTrue(message.contains(sentence), message);
    }

    @Test
    void whatIsNeitherShippedNorAFileGetsTheNamesOfThoseThatShip() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Topology.find("galaxy")).getMessage().contains("default, versions, availability-group, fleet"));
    }
}
