package io.linkspan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Profile;
import io.linkspan.settings.Profiles;
import io.linkspan.sqlserver.PlainRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases whose names are made to break out of whatever they are pasted into. */
class OddNameTest {

    @TempDir
    Path folder;

    private Topology with(String database) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (InputStream in = Topology.class.getResourceAsStream("/io/linkspan/lab/topology/default.json")) {
            ObjectNode topology = (ObjectNode) json.readTree(in);
            ((ObjectNode) topology.at("/sqlServers/0/databases/0")).put("name", database);
            Path file = folder.resolve("topology.json");
            json.writeValue(file.toFile(), topology);
            return Topology.read(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a]b';--é", "${sqlCertificate.public}", "$(MasterKeyPassword)"})
    void anOddlyNamedDatabaseIsLinkedAndRead(String database) throws IOException {
        Path profile = folder.resolve("profile.json");
        try (Lab lab = Lab.start(with(database), folder); Shell shell = new Shell(profile, folder.resolve("home"))) {
            lab.writeProfile(profile);
            Profile estate = Profiles.read(profile);
            Machine server = estate.servers().getFirst();
            Machine instance = estate.instances().getFirst();
            Shell.Ran created = shell.json("link", "create", "--database", database, "--server", server.name(), "--instance", instance.name(), "--yes");
            assertEquals(0, created.code(), created.out() + created.err());
            assertEquals(database, shell.json("link", "list").json().at("/links/0/database").asText());
            List<PlainRows.Table> here = rows(server, database);
            assertFalse(here.isEmpty());
            assertEquals(here, rows(instance, database));
            Shell.Ran removed = shell.json("link", "remove", created.json().path("link").asText(), "--yes");
            assertEquals(0, removed.code(), removed.out() + removed.err());
        }
    }

    private List<PlainRows.Table> rows(Machine machine, String database) {
        return PlainRows.of(machine, machine.authentication().password().value().orElseThrow(), database, folder);
    }
}
