package io.linkspan.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** An estate with a link over the database Ferries, made by the published scripts. */
final class PublishedLink implements AutoCloseable {

    private final HandMadeLink by;
    private final Connection server;
    private final Connection instance;
    private final Map<String, String> places = new HashMap<>();

    PublishedLink(Path folder) throws Exception {
        by = new HandMadeLink(folder);
        server = LabClient.connect(by.server, by.lab);
        instance = LabClient.connect(by.instance, by.lab);
        String name = by.server.get("name").textValue();
        places.putAll(Map.of("DatabaseName", "Ferries", "DiskPath", "ferries.bak", "strong_password", "Str0ng-and-secret", "SQLServerName", name, "SQLServerIP", "10.0.0.4", "EndpointPort", "5022",
                "SQL_SERVER_CERTIFICATE", "Cert_" + name + "_endpoint", "AGNameOnSQLServer", "AG_Ferries", "AGNameOnSQLMI", "AG_Ferries_MI", "DAGName", "DAG_Ferries"));
        places.putAll(Map.of("ManagedInstanceName", by.instance.get("name").textValue(), "ManagedInstanceFQDN", by.instance.get("fullyQualifiedDomainName").textValue(), "name of certificate", "Practice Root",
                "RootKey", "0x" + HexFormat.of().formatHex(ArmCalls.root(by.lab.certificate()).getEncoded()), "IssuerPattern", new ObjectMapper().readTree(by.lab.profile()).get("cloud").get("roots").get(0).get("issuer").textValue(),
                "DiskPathandFileName", "ferries.trn", "Description", "log of Ferries"));
        for (Corpus.Script script : Corpus.read("link-published.sql").scripts()) {
            step(script);
        }
    }

    Connection server() {
        return server;
    }

    Connection instance() {
        return instance;
    }

    Map<String, String> places() {
        return places;
    }

    private void step(Corpus.Script script) throws Exception {
        if (script.title().startsWith("azure: ")) {
            azure(script.title());
            return;
        }
        Optional<Corpus.Result> result = Corpus.run(script.title().startsWith("instance: ") ? instance : server, script, places);
        check(script, result);
        script.hint("keep").ifPresent(place -> places.put(place, result.orElseThrow().rows().getFirst()));
    }

    static void check(Corpus.Script script, Optional<Corpus.Result> result) {
        script.hint("answer").ifPresent(a -> assertEquals(a, result.orElseThrow().text(), script.title()));
        script.hint("columns").ifPresent(c -> assertEquals(c, String.join("|", result.orElseThrow().columns()), script.title()));
        script.hint("least").ifPresent(n -> assertTrue(result.orElseThrow().rows().size() >= Integer.parseInt(n), () -> script.title() + ": " + result));
    }

    private void azure(String title) throws Exception {
        if (title.endsWith("exchange keys")) {
            by.follow(by.send("PUT", "/serverTrustCertificates/" + places.get("SQL_SERVER_CERTIFICATE"), "{\"properties\":{\"publicBlob\":\"0x" + places.get("SQLServerPublicKey") + "\"}}"));
            places.put("PublicKey", "0x" + by.send("GET", "/endpointCertificates/DATABASE_MIRRORING", "").body().path("properties").path("publicBlob").asText());
            return;
        }
        JsonNode done = by.follow(by.send("PUT", "/distributedAvailabilityGroups/" + places.get("DAGName"), "{\"properties\":{\"databases\":[{\"databaseName\":\"Ferries\"}],\"partnerEndpoint\":\"TCP://10.0.0.4:5022\","
                + "\"partnerAvailabilityGroupName\":\"AG_Ferries\",\"instanceAvailabilityGroupName\":\"AG_Ferries_MI\",\"instanceLinkRole\":\"Secondary\",\"failoverMode\":\"Manual\",\"seedingMode\":\"Automatic\"}}"));
        assertEquals("Succeeded", done.path("status").asText(), done.toString());
    }

    @Override
    public void close() throws SQLException {
        server.close();
        instance.close();
        by.close();
    }
}
