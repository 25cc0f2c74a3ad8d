package io.linkspan.plan.task;

import static io.linkspan.plan.Template.name;
import static io.linkspan.plan.Template.text;

import io.linkspan.azure.Arm;
import io.linkspan.check.fact.TrustedRoot;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Template.Kind;
import io.linkspan.plan.Template.Late;
import io.linkspan.plan.Template.Part;
import io.linkspan.plan.Template.Secret;
import io.linkspan.plan.Template.Text;
import io.linkspan.plan.Undo;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import io.linkspan.sqlserver.TSql;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the two ends know each other's certificates. */
final class TrustSteps {

    static final String SQL_CERTIFICATE = "sqlCertificate.public";
    static final String INSTANCE_CERTIFICATE = "instanceCertificate.public";

    private static final int YEARS = 5;

    private TrustSteps() {
    }

    static Step masterKey() {
        return Step.change("master-key", "Make the master key that protects the certificate's private key", Side.SQL_SERVER, Risk.SAFE,
                sqlServer(Template.sql("CREATE MASTER KEY ENCRYPTION BY PASSWORD = <password>", Map.of("password", new Secret(MasterKeyPassword.NAME)))),
                new Undo.By(sqlServer(Template.sql("DROP MASTER KEY")), rows("SELECT name FROM master.sys.certificates WHERE pvt_key_encryption_type = 'MK'", Map.of())),
                rows("SELECT name FROM master.sys.symmetric_keys WHERE symmetric_key_id = 101", Map.of()), "master has a master key");
    }

    static Step certificate(String certificate, LocalDate today) {
        Map<String, Part> places = Map.of("certificate", name(certificate), "subject", text(certificate), "name", text(certificate),
                "expiry", text(today.plusYears(YEARS).format(DateTimeFormatter.BASIC_ISO_DATE)));
        return Step.change("sql-certificate", "Make the certificate of SQL Server's endpoint", Side.SQL_SERVER, Risk.SAFE,
                sqlServer(Template.sql("CREATE CERTIFICATE <certificate> WITH SUBJECT = <subject>, EXPIRY_DATE = <expiry>", places)),
                new Undo.By(drop(certificate), rows("""
                        SELECT e.name FROM sys.database_mirroring_endpoints AS e JOIN master.sys.certificates AS c ON c.certificate_id = e.certificate_id WHERE c.name = <name>""", places)),
                new Probe.Query(Side.SQL_SERVER, Template.sql("""
                        SELECT pvt_key_encryption_type, CASE WHEN expiry_date > GETUTCDATE() THEN 1 ELSE 0 END AS is_valid, thumbprint, CERTENCODED(certificate_id) AS public_key
                        FROM master.sys.certificates WHERE name = <name>""", places),
                        List.of(Want.is("pvt_key_encryption_type", "protection of the private key", "MK"), Want.is("is_valid", "validity", "1")),
                        Map.of("public_key", SQL_CERTIFICATE, "thumbprint", "identity.sqlCertificate")),
                "the certificate is there, with its private key, and has not expired");
    }

    static Step upload(String instance, String certificate) {
        String path = instance + "/serverTrustCertificates/" + URLEncoder.encode(certificate, StandardCharsets.UTF_8).replace("+", "%20");
        return Step.change("trust-certificate", "Give SQL Server's certificate to the instance", Side.MANAGED_INSTANCE, Risk.SAFE,
                new Call.Request("PUT", path, Arm.LINKS, Template.json("{\"properties\":{\"publicBlob\":<blob>}}", Map.of("blob", new Late(SQL_CERTIFICATE, Kind.BINARY)))),
                new Undo.By(new Call.Request("DELETE", path, Arm.LINKS, Template.NOTHING), anyLink()),
                new Probe.Resource(path, Arm.LINKS, List.of(Want.bytes("/properties/publicBlob", "certificate", SQL_CERTIFICATE, Otherwise.CONFLICTING)), Map.of()),
                "the instance shows the same certificate under that name").within(Duration.ofMinutes(10));
    }

    static Step readInstanceCertificate(String instance) {
        return Step.wait("instance-certificate", "Read the certificate of the instance's endpoint", Side.MANAGED_INSTANCE,
                new Probe.Resource(instance + "/endpointCertificates/DATABASE_MIRRORING", Arm.LINKS, List.of(), Map.of("/properties/publicBlob", INSTANCE_CERTIFICATE)),
                "the instance shows it", Step.PROMPT);
    }

    /** The name has to be the instance's host name, else the link does not work. One that the service has replaced since is a leftover. */
    static Step importInstanceCertificate(String host) {
        return Step.change("import-instance-certificate", "Import the instance's certificate under its host name", Side.SQL_SERVER, Risk.SAFE,
                sqlServer(Template.sql("CREATE CERTIFICATE <host> FROM BINARY = <blob>", Map.of("host", name(host), "blob", new Late(INSTANCE_CERTIFICATE, Kind.BINARY)))),
                new Undo.By(drop(host), anyLink()), encoded(host, Want.bytes("public_key", "certificate", INSTANCE_CERTIFICATE, Otherwise.BROKEN)),
                "SQL Server has the instance's present certificate under that name").cleanedBy(drop(host));
    }

    static Step root(TrustedRoot root) {
        return Step.change("root-" + id(root), "Import the root certificate " + root.name(), Side.SQL_SERVER, Risk.SAFE,
                sqlServer(Template.sql("CREATE CERTIFICATE <root> FROM BINARY = <blob>", Map.of("root", name(root.name()), "blob", new Text(TSql.binary(root.encoded()))))),
                new Undo.By(drop(root.name()), anyLink()),
                encoded(root.name(), Want.of("public_key", "certificate", Comparison.HAS_BYTES, TSql.binary(root.encoded()), Otherwise.CONFLICTING)), "SQL Server has that very certificate");
    }

    static Step issuer(TrustedRoot root) {
        return Step.change("issuer-" + id(root), "Take " + root.name() + " as an issuer for " + root.issuer(), Side.SQL_SERVER, Risk.SAFE,
                sqlServer(Template.sql("DECLARE @id int = CERT_ID(<root>); EXEC sp_certificate_add_issuer @id, <issuer>", Map.of("root", text(root.name()), "issuer", text(root.issuer())))),
                new Undo.Not("It goes when the certificate goes."), new Probe.Unprovable("no view shows registered issuers, so this is repeated"), "the call succeeded; no view shows it");
    }

    private static String id(TrustedRoot root) {
        return root.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static Call sqlServer(Template statement) {
        return new Call.Statement(Side.SQL_SERVER, statement);
    }

    private static Call drop(String certificate) {
        return sqlServer(Template.sql("DROP CERTIFICATE <certificate>", Map.of("certificate", name(certificate))));
    }

    private static Probe encoded(String certificate, Want want) {
        return new Probe.Query(Side.SQL_SERVER, Template.sql("SELECT CERTENCODED(certificate_id) AS public_key FROM master.sys.certificates WHERE name = <name>", Map.of("name", text(certificate))),
                List.of(want), Map.of());
    }

    /** Whether any link of this SQL Server still needs what the two ends know of each other. */
    private static Probe anyLink() {
        return rows("SELECT name FROM sys.availability_groups WHERE is_distributed = 1", Map.of());
    }

    private static Probe rows(String query, Map<String, Part> places) {
        return new Probe.Query(Side.SQL_SERVER, Template.sql(query, places), List.of(), Map.of());
    }
}
