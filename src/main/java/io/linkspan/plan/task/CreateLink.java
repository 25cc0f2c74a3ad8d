package io.linkspan.plan.task;

import static io.linkspan.check.fact.Facts.of;

import io.linkspan.azure.ManagedInstanceResource;
import io.linkspan.check.CreateTask;
import io.linkspan.check.fact.DatabaseFacts;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.ServerFacts;
import io.linkspan.check.fact.TrustNames;
import io.linkspan.check.list.InstanceChecks;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSpec;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Probe;
import io.linkspan.plan.Step;
import io.linkspan.plan.Template;
import io.linkspan.plan.Want;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Creates a link with SQL Server as the first primary (Managed Instance link, configure with scripts). */
public final class CreateLink {

    private static final int SQL_SERVER_2017 = 14;

    private CreateLink() {
    }

    /**
     * The steps, from what the checks read, taken back until the instance has the whole database: after that it would keep it. Throws the problem of a part that could not be read, and asks for a place for the backup where one is needed.
     *
     * @param today from which the certificate's years are counted
     */
    public static Plan plan(CreateTask task, Facts facts, LocalDate today) {
        LinkSpec spec = task.spec();
        ServerFacts server = of(facts.server());
        ManagedInstanceResource instance = of(facts.instance());
        String certificate = TrustNames.endpointCertificateName(facts);
        List<Step> steps = new ArrayList<>();
        steps.add(Identify.machinesAndDatabase(server.identity().serverName(), instance.id(), spec.database()));
        if (!server.masterKey()) {
            steps.add(TrustSteps.masterKey());
        }
        steps.add(TrustSteps.certificate(certificate, today));
        steps.add(TrustSteps.upload(instance.id(), certificate));
        steps.add(TrustSteps.readInstanceCertificate(instance.id()));
        steps.add(TrustSteps.importInstanceCertificate(instance.fullyQualifiedDomainName()));
        task.roots().forEach(root -> {
            steps.add(TrustSteps.root(root));
            steps.add(TrustSteps.issuer(root));
        });
        steps.add(EndpointSteps.endpoint(of(facts.endpoint()), spec.partnerEndpoint().port(), certificate));
        steps.addAll(database(spec, facts));
        steps.add(GroupSteps.availabilityGroup(spec, server.identity().serverName(), server.major() >= SQL_SERVER_2017));
        steps.add(GroupSteps.distributedGroup(spec, instance.name(), instance.fullyQualifiedDomainName(), instance.id()));
        steps.add(LinkSteps.link(spec, instance.id(), InstanceChecks.wayBack(server.major(), instance.databaseFormat())));
        steps.add(LinkSteps.connected(spec.name()));
        steps.add(LinkSteps.seeded(spec.name()));
        steps.add(LinkSteps.position(spec.database()));
        steps.add(LinkSteps.proof(spec.database()));
        return new Plan("create", spec.name(), spec.server(), spec.instance(), steps, stillPrimary(spec.name()), "seeded");
    }

    /** Nothing where the database is fit already: a full backup is no small thing to people who have their own. */
    private static List<Step> database(LinkSpec spec, Facts facts) {
        DatabaseFacts database = of(facts.database()).orElseThrow(() -> Problem.usage("unknown-database", "SQL Server has no database " + spec.database() + ".", "Check the name.")
                .on(Side.SQL_SERVER).exception());
        if (fit(database)) {
            return List.of();
        }
        return preparation(database, spec.backupTo().orElseThrow(() -> Problem.of(Problem.Kind.CONSENT, "backup-needed", "The database " + spec.database() + " needs a full backup first.",
                "Name a place that SQL Server may write to.").on(Side.SQL_SERVER).exception()));
    }

    private static boolean fit(DatabaseFacts database) {
        return database.recoveryModel().equals("FULL") && database.chainStarted() && database.lastFull().isPresent();
    }

    /**
     * What a database needs before it can be linked; nothing if it is fit already.
     *
     * @param to where SQL Server may write a full backup
     */
    public static List<Step> preparation(DatabaseFacts database, String to) {
        return fit(database) ? List.of() : database.recoveryModel().equals("FULL") ? List.of(DatabaseSteps.fullBackup(database.name(), to))
                : List.of(DatabaseSteps.fullRecovery(database.name(), database.recoveryModel()), DatabaseSteps.fullBackup(database.name(), to));
    }

    /** A run is only taken back while SQL Server is still primary of what it made. */
    private static Probe stillPrimary(LinkName link) {
        return new Probe.Query(Side.SQL_SERVER, Template.sql("""
                SELECT s.role_desc FROM sys.availability_groups AS g JOIN sys.availability_replicas AS r ON r.group_id = g.group_id
                JOIN sys.dm_hadr_availability_replica_states AS s ON s.replica_id = r.replica_id AND s.is_local = 1
                WHERE g.name = <name> AND g.is_distributed = 1""", Map.of("name", Template.text(link.value()))),
                List.of(Want.is("role_desc", "role of SQL Server", "PRIMARY")), Map.of());
    }
}
