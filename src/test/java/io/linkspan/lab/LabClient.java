package io.linkspan.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A client that knows nothing of Linkspan: the plain driver with the estate's root as its trust store. */
final class LabClient {

    private LabClient() {
    }

    static Connection connect(JsonNode machine, Lab lab) throws SQLException {
        return connect(machine, lab.certificate());
    }

    static Connection connect(JsonNode machine, Path certificate) throws SQLException {
        SQLServerDataSource source = source(machine, certificate);
        source.setUser(machine.get("user").textValue());
        source.setPassword(machine.get("password").textValue());
        return source.getConnection();
    }

    /** With everything but a sign-in. */
    static SQLServerDataSource source(JsonNode machine, Path certificate) {
        SQLServerDataSource source = new SQLServerDataSource();
        source.setServerName(machine.get("host").textValue());
        source.setPortNumber(machine.get("port").intValue());
        source.setEncrypt("mandatory");
        source.setTrustServerCertificate(false);
        source.setTrustStore(store(certificate).toString());
        source.setTrustStorePassword("public");
        source.setTrustStoreType("PKCS12");
        source.setLoginTimeout(20);
        return source;
    }

    static String value(JsonNode machine, Lab lab, String sql) throws SQLException {
        try (Connection c = connect(machine, lab); Statement s = c.createStatement(); ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getString(1);
        }
    }

    static void execute(JsonNode machine, Lab lab, String... batches) throws SQLException {
        try (Connection c = connect(machine, lab); Statement s = c.createStatement()) {
            for (String batch : batches) {
                s.execute(batch);
            }
        }
    }

    private static Path store(Path pem) {
        Path file = pem.resolveSibling("trust.p12");
        if (Files.exists(file)) {
            return file;
        }
        try (InputStream in = Files.newInputStream(pem); var out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("root", CertificateFactory.getInstance("X.509").generateCertificate(in));
            store.store(out, "public".toCharArray());
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
