package io.linkspan.sqlserver;

import io.linkspan.model.Problem;
import io.linkspan.model.profile.Machine;
import io.linkspan.model.profile.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What a database holds, read over a plain JDBC connection that shares nothing with the rest of the program: what anybody could do to see for himself. */
public final class PlainRows {

    private PlainRows() {
    }

    /** One table: how many rows, and a checksum over all their values. */
    public record Table(String name, long rows, long checksum) {
    }

    /**
     * Counts and sums every user table.
     *
     * @param folder where a trust store may be written for the driver
     */
    public static List<Table> of(Machine machine, Secret password, String database, Path folder) {
        Properties login = new Properties();
        login.setProperty("user", machine.authentication().user().orElse(""));
        login.setProperty("password", password.reveal());
        try (Connection connection = DriverManager.getConnection(url(machine, database, folder), login)) {
            List<Table> tables = new ArrayList<>();
            for (String table : names(connection)) {
                try (Statement statement = connection.createStatement();
                     ResultSet row = statement.executeQuery("SELECT COUNT_BIG(*), COALESCE(CHECKSUM_AGG(BINARY_CHECKSUM(*)), 0) FROM " + table)) {
                    row.next();
                    tables.add(new Table(table, row.getLong(1), row.getLong(2)));
                }
            }
            return tables;
        } catch (SQLException e) {
            throw SqlErrors.problem(new Connect(machine, java.util.Optional.empty(), Connect.LOGIN_TIMEOUT), e, false).exception(e);
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT s.name, t.name FROM sys.tables AS t JOIN sys.schemas AS s ON s.schema_id = t.schema_id ORDER BY s.name, t.name")) {
            while (rows.next()) {
                names.add(TSql.name(rows.getString(1)) + "." + TSql.name(rows.getString(2)));
            }
        }
        return names;
    }

    private static String url(Machine machine, String database, Path folder) {
        Path store = folder.resolve(machine.name() + ".p12");
        try (OutputStream out = Files.newOutputStream(store)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            byte[] pem = machine.trust().certificate().orElse("").getBytes(StandardCharsets.US_ASCII);
            trusted.setCertificateEntry("server", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
            trusted.store(out, "nosecret".toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw Problem.of(Problem.Kind.UNEXPECTED, "trust-store", "The trust store " + store + " cannot be written.", "").raw(String.valueOf(e.getMessage())).exception(e);
        }
        return "jdbc:sqlserver://" + machine.host() + ":" + machine.port() + ";databaseName={" + database.replace("}", "}}") + "};encrypt=true;trustStoreType=PKCS12;trustStorePassword=nosecret;trustStore=" + store;
    }
}
