package io.linkspan.plan.task;

import static io.linkspan.plan.Template.name;
import static io.linkspan.plan.Template.text;

import io.linkspan.azure.Arm;
import io.linkspan.check.Leftover;
import io.linkspan.check.fact.EndpointFact;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.TrustNames;
import io.linkspan.model.Side;
import io.linkspan.plan.Call;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Undo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes away what two machines keep of each other, each thing only while nothing else uses it at that moment. */
final class LeftoverSteps {

    private static final Undo ANEW = new Undo.Not("It is made anew with the next link.");

    private LeftoverSteps() {
    }

    static List<Step> of(Set<Leftover> drop, Facts facts, String instance) {
        List<Step> steps = new ArrayList<>();
        if (drop.contains(Leftover.TRUST)) {
            steps.add(trust(instance, TrustNames.endpointCertificateName(facts)));
        }
        if (drop.contains(Leftover.CERTIFICATE)) {
            String host = Facts.of(facts.instance()).fullyQualifiedDomainName();
            steps.add(drop("drop-instance-certificate", "Drop the instance's certificate " + host, "DROP CERTIFICATE <name>", host,
                    "SELECT name FROM master.sys.certificates WHERE name = <text> AND NOT EXISTS (SELECT 1 FROM sys.availability_groups WHERE is_distributed = 1)",
                    "SQL Server has no such certificate, or another distributed group is there"));
        }
        if (drop.contains(Leftover.ENDPOINT)) {
            Facts.of(facts.endpoint()).map(EndpointFact::name).ifPresent(endpoint -> steps.add(drop("drop-endpoint", "Drop the endpoint " + endpoint, "DROP ENDPOINT <name>", endpoint,
                    "SELECT name FROM sys.database_mirroring_endpoints WHERE name = <text> AND NOT EXISTS (SELECT 1 FROM sys.availability_groups)",
                    "SQL Server has no such endpoint, or another group uses it")));
            TrustNames.endpointCertificate(facts).ifPresent(certificate -> steps.add(drop("drop-endpoint-certificate", "Drop the endpoint's certificate " + certificate.name(), "DROP CERTIFICATE <name>", certificate.name(),
                    "SELECT c.name FROM master.sys.certificates AS c WHERE c.name = <text> AND NOT EXISTS (SELECT 1 FROM sys.database_mirroring_endpoints AS e WHERE e.certificate_id = c.certificate_id)",
                    "SQL Server has no such certificate, or an endpoint uses it")));
        }
        return steps;
    }

    private static Step trust(String instance, String certificate) {
        String path = instance + "/serverTrustCertificates/" + URLEncoder.encode(certificate, StandardCharsets.UTF_8).replace("+", "%20");
        return Step.change("delete-trust-certificate", "Delete SQL Server's certificate " + certificate + " on the instance", Side.MANAGED_INSTANCE, Risk.SAFE,
                new Call.Request("DELETE", path, Arm.LINKS, Template.NOTHING), ANEW, new Probe.Gone(new Probe.Resource(path, Arm.LINKS, List.of(), Map.of())), "Azure shows no such certificate").within(Duration.ofMinutes(10));
    }

    private static Step drop(String id, String title, String statement, String object, String query, String doneWhen) {
        Map<String, Template.Part> places = Map.of("name", name(object), "text", text(object));
        return Step.change(id, title, Side.SQL_SERVER, Risk.SAFE, new Call.Statement(Side.SQL_SERVER, Template.sql(statement, places)), ANEW,
                new Probe.Gone(new Probe.Query(Side.SQL_SERVER, Template.sql(query, places), List.of(), Map.of())), doneWhen);
    }
}
