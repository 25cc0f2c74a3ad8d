package io.linkspan.lab.tds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A {@link ToyServer} on the wire for the tests of a class, and connections of real drivers to it. */
final class ToyExtension implements BeforeAllCallback, AfterAllCallback {

    private final ToyServer toy = new ToyServer();
    private final AtomicReference<WireFaults> faults = new AtomicReference<>(WireFaults.NONE);
    private final boolean strictOffered;
    private final boolean required;
    private Path folder;
    private TestCertificates certificates;
    private TdsServer server;

    ToyExtension() {
        this(true, false);
    }

    ToyExtension(boolean strictOffered, boolean required) {
        this.strictOffered = strictOffered;
        this.required = required;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("toy");
        certificates = new TestCertificates();
        server = new TdsServer(toy, new TlsSettings(certificates.context(), strictOffered, required), new WireFaults() {
            @Override
            public Admission admission() {
                return faults.get().admission();
            }

            @Override
            public Fate packet(long sent) {
                return faults.get().packet(sent);
            }
        });
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        }
    }

    ToyServer toy() {
        return toy;
    }

    TdsServer server() {
        return server;
    }

    int port() {
        return server.address().getPort();
    }

    void faults(WireFaults now) {
        faults.set(now);
    }

    Path trustStore() throws Exception {
        return certificates.trustStore(folder);
    }

    Path serverPem() throws Exception {
        return certificates.serverPem(folder);
    }

    Path authorityPem() throws Exception {
        return certificates.authorityPem(folder);
    }

    /** The driver of Microsoft, without encryption unless the properties say so. */
    Connection connect(String properties) throws SQLException {
        String encrypt = properties.contains("encrypt=") ? "" : "encrypt=false;";
        String password = properties.contains("password=") ? "" : "password=" + ToyServer.PASSWORD + ";";
        return DriverManager.getConnection("jdbc:sqlserver://localhost:" + port() + ";user=sa;loginTimeout=10;" + encrypt + password + properties);
    }

    Connection connect() throws SQLException {
        return connect("");
    }
}
