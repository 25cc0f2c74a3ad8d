package io.linkspan.plan.task;

import static io.linkspan.plan.Template.name;

import io.linkspan.check.fact.EndpointFact;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Template.Text;
import io.linkspan.plan.Undo;
import io.linkspan.plan.Want;
import io.linkspan.plan.Want.Comparison;
import io.linkspan.plan.Want.Otherwise;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one mirroring endpoint of an instance of SQL Server, shared by all its groups (T-SQL reference, CREATE ENDPOINT). */
final class EndpointSteps {

    private static final String USUAL_NAME = "database_mirroring_endpoint";

    private EndpointSteps() {
    }

    /** Makes the endpoint, or adds to a present one what links need and keeps what others use. */
    static Step endpoint(Optional<EndpointFact> present, int port, String certificate) {
        return present.map(endpoint -> alter(endpoint, certificate)).orElseGet(() -> create(port, certificate));
    }

    private static Step create(int port, String certificate) {
        Call drop = call(Template.sql("DROP ENDPOINT <endpoint>", Map.of("endpoint", name(USUAL_NAME))));
        return Step.change("endpoint", "Make the mirroring endpoint on port " + port, Side.SQL_SERVER, Risk.SAFE,
                call(statement("CREATE", USUAL_NAME, port, "", certificate, "AES")),
                new Undo.By(drop, new Probe.Query(Side.SQL_SERVER, Template.sql("SELECT name FROM sys.availability_groups"), List.of(), Map.of())),
                probe(USUAL_NAME, port, certificate, Otherwise.CONFLICTING), "the endpoint is started, takes certificates and encrypts by AES");
    }

    /** Windows partners and RC4 stay, for the groups that use them. */
    private static Step alter(EndpointFact endpoint, String certificate) {
        String windows = endpoint.authentication().contains("NEGOTIATE") ? "WINDOWS NEGOTIATE " : endpoint.authentication().contains("NTLM") ? "WINDOWS NTLM "
                : endpoint.authentication().contains("KERBEROS") ? "WINDOWS KERBEROS " : "";
        return Step.change("endpoint", "Let the endpoint " + endpoint.name() + " take certificates and encrypt by AES", Side.SQL_SERVER, Risk.DISTURBING,
                call(statement("ALTER", endpoint.name(), endpoint.port(), windows, certificate, endpoint.algorithm().contains("RC4") ? "AES RC4" : "AES")),
                new Undo.Not("The endpoint keeps what was added, so that nothing on it is interrupted twice."),
                probe(endpoint.name(), endpoint.port(), certificate, Otherwise.ABSENT), "the endpoint is started, takes certificates and encrypts by AES");
    }

    private static Template statement(String verb, String endpoint, int port, String windows, String certificate, String algorithm) {
        return Template.sql("""
                <verb> ENDPOINT <endpoint> STATE = STARTED AS TCP (LISTENER_PORT = <port>, LISTENER_IP = ALL)
                FOR DATABASE_MIRRORING (ROLE = ALL, AUTHENTICATION = <windows>CERTIFICATE <certificate>, ENCRYPTION = REQUIRED ALGORITHM <algorithm>)""",
                Map.of("verb", new Text(verb), "endpoint", name(endpoint), "port", new Text(Integer.toString(port)), "windows", new Text(windows), "certificate", name(certificate),
                        "algorithm", new Text(algorithm)));
    }

    private static Probe probe(String endpoint, int port, String certificate, Otherwise otherwise) {
        return new Probe.Query(Side.SQL_SERVER, Template.sql("""
                SELECT e.name, t.port, e.state_desc, e.role_desc, e.connection_auth_desc, CAST(e.is_encryption_enabled AS int) AS is_encryption_enabled, e.encryption_algorithm_desc, c.name AS certificate
                FROM sys.database_mirroring_endpoints AS e JOIN sys.tcp_endpoints AS t ON t.endpoint_id = e.endpoint_id
                LEFT JOIN master.sys.certificates AS c ON c.certificate_id = e.certificate_id"""),
                List.of(Want.is("name", "name of the endpoint", endpoint), Want.is("port", "port", Integer.toString(port)),
                        Want.of("state_desc", "state", Comparison.IS, "STARTED", otherwise), Want.of("role_desc", "role", Comparison.IS, "ALL", otherwise),
                        Want.of("connection_auth_desc", "authentication", Comparison.CONTAINS, "CERTIFICATE", otherwise),
                        Want.of("is_encryption_enabled", "encryption", Comparison.IS, "1", otherwise),
                        Want.of("encryption_algorithm_desc", "algorithm", Comparison.CONTAINS, "AES", otherwise),
                        Want.of("certificate", "certificate", Comparison.IS, certificate, otherwise)), Map.of());
    }

    private static Call call(Template statement) {
        return new Call.Statement(Side.SQL_SERVER, statement);
    }
}
