package io.linkspan.check;

import static io.linkspan.check.SampleFacts.DATABASE;
import static io.linkspan.check.SampleFacts.GOOD;
import static io.linkspan.check.SampleFacts.INSTANCE;
import static io.linkspan.check.SampleFacts.SERVER;
import static io.linkspan.check.SampleFacts.USE;
import static io.linkspan.check.SampleFacts.task;
import static io.linkspan.check.SampleFacts.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.azure.InstanceOperation;
import io.linkspan.azure.TrustCertificate;
import io.linkspan.check.fact.CertificateFact;
import io.linkspan.check.fact.CopyFact;
import io.linkspan.check.fact.DatabaseContent;
import io.linkspan.check.fact.DatabaseFacts;
import io.linkspan.check.fact.EndpointFact;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.GroupFact;
import io.linkspan.check.fact.InstanceUse;
import io.linkspan.check.fact.ServerFacts;
import io.linkspan.model.LinkName;
import io.linkspan.model.LinkResource;
import io.linkspan.model.LinkRole;
import io.linkspan.model.Observed;
import io.linkspan.model.Problem;
import io.linkspan.model.ServerVersion;
import io.linkspan.model.Side;
import io.linkspan.sqlserver.ServerIdentity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ChecksTest {

    private static final CreateTask TASK = task(Optional.empty(), false);

    /** One fault of the estate, and what it does to one check. */
    private record Row(String fault, Facts facts, CreateTask task, String check, String outcome) {

        Row(String fault, Facts facts, String check, String outcome) {
            this(fault, facts, TASK, check, outcome);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyFaultShowsInItsCheck() {
        return Stream.of(
                new Row("2022 below nothing", with(version("16.0.999.0")), "SRV-01", "failed"),
                new Row("2019 at its floor", with(version("15.0.4312.2")), "SRV-01", "passed"),
                new Row("2019 one below its floor", with(version("15.0.4312.1")), "SRV-01", "failed"),
                new Row("2017 without the pack", with(version("14.0.3456.2")), "SRV-01", "failed"),
                new Row("2016 with the pack", with(version("13.0.7000.253")), "SRV-01", "passed"),
                new Row("2014", with(version("12.0.6000.0")), "SRV-01", "failed"),
                new Row("2025", with(version("17.0.1000.7")), "SRV-01", "passed"),
                new Row("no issuer procedure", with(copy(SERVER, true, 1, true, false, true)), "SRV-09", "failed"),
                new Row("Express", with(edition("Express Edition (64-bit)")), "SRV-02", "failed"),
                new Row("Web", with(edition("Web Edition (64-bit)")), "SRV-02", "failed"),
                new Row("Evaluation", with(edition("Enterprise Evaluation Edition (64-bit)")), "SRV-02", "failed"),
                new Row("Standard Developer", with(edition("Standard Developer Edition (64-bit)")), "SRV-02", "passed"),
                new Row("Linux 2019", with(SampleFacts.server("15.0.4312.2", "Developer Edition", "Linux", "Ubuntu 20.04")), "SRV-03", "passed"),
                new Row("Linux 2016", with(SampleFacts.server("13.0.7000.253", "Developer Edition", "Linux", "Ubuntu 20.04")), "SRV-03", "failed"),
                new Row("Windows 11", with(SampleFacts.server("16.0.4165.4", "Developer Edition", "Windows", "Windows 11 Pro 10.0")), "SRV-03", "failed"),
                new Row("Always On disabled", with(copy(SERVER, false, 0, true, true, true)), "SRV-04", "failed"),
                new Row("Always On failed to start", with(copy(SERVER, true, 2, true, true, true)), "SRV-04", "failed"),
                new Row("2016 without a cluster", with(version("13.0.7000.253")), "SRV-05", "failed"),
                new Row("2022 without a cluster", GOOD, "SRV-05", "skipped"),
                new Row("no sysadmin", with(copy(SERVER, true, 1, false, true, true)), "SRV-07", "failed"),
                new Row("no master key", with(copy(SERVER, true, 1, true, true, false)), "SRV-06", "failed"),
                new Row("no master key but a password", with(copy(SERVER, true, 1, true, true, false)), task(Optional.empty(), true), "SRV-06", "warned"),
                new Row("another root of that name", with(Optional.empty(), List.of(new CertificateFact(300, "MicrosoftPKI", false, 9000, new byte[] {9})), USE), "SRV-08", "failed"),
                new Row("the root is there", with(Optional.empty(), List.of(new CertificateFact(300, "MicrosoftPKI", false, 9000, new byte[] {(byte) 0xCA, (byte) 0xFE})), USE), "SRV-08", "passed"),
                new Row("endpoint fits", with(Optional.of(SampleFacts.ENDPOINT), List.of(SampleFacts.CERTIFICATE), USE), "SRV-10", "passed"),
                new Row("endpoint of Windows partners", with(Optional.of(new EndpointFact("hadr", "STARTED", "ALL", "NEGOTIATE", true, "AES", 0, 5022)), List.of(), USE), "SRV-10", "warned"),
                new Row("endpoint on another port", with(Optional.of(new EndpointFact("hadr", "STARTED", "ALL", "CERTIFICATE", true, "AES", 256, 5023)), List.of(SampleFacts.CERTIFICATE), USE),
                        "SRV-10", "failed"),
                new Row("certificate about to expire", with(Optional.of(SampleFacts.ENDPOINT), List.of(new CertificateFact(256, "c", true, 29, new byte[] {1})), USE), "SRV-12", "failed"),
                new Row("certificate without private key", with(Optional.of(SampleFacts.ENDPOINT), List.of(new CertificateFact(256, "c", false, 99, new byte[] {1})), USE), "SRV-12", "failed"),
                new Row("stale trust certificate", with(Optional.of(SampleFacts.ENDPOINT), List.of(SampleFacts.CERTIFICATE), trusting(new byte[] {7})), "MI-07", "failed"),
                new Row("trust certificate is there", with(Optional.of(SampleFacts.ENDPOINT), List.of(SampleFacts.CERTIFICATE), trusting(new byte[] {1, 2, 3})), "MI-07", "passed"),
                new Row("no trace flags", with(new ServerFacts(SERVER.identity(), true, 1, true, true, true, "Windows", "Windows Server 2022", Optional.empty(), Set.of())), "SRV-14", "warned"),
                new Row("a group of another database has the name", with(List.of(group("salesag", false, "Other")), List.of(), USE), "SRV-16", "failed"),
                new Row("an empty group has the name", with(List.of(group("salesag", false)), List.of(), USE), "SRV-16", "passed"),
                new Row("an ordinary group has the link's name", with(List.of(group("sales", false, "Sales")), List.of(), USE), "SRV-16", "failed"),
                new Row("single user", with(state("ONLINE", "SINGLE_USER", false)), "DB-01", "failed"),
                new Row("read-only", with(state("ONLINE", "MULTI_USER", true)), "DB-01", "failed"),
                new Row("restoring", with(state("RESTORING", "MULTI_USER", false)), "DB-01", "failed"),
                new Row("simple recovery", with(SampleFacts.database("SIMPLE", false, 1)), "DB-02", "failed"),
                new Row("simple recovery and a place", with(SampleFacts.database("SIMPLE", false, 1)), task(Optional.of("/backup/"), false), "DB-02", "warned"),
                new Row("no full backup", with(SampleFacts.database("FULL", false, 1)), "DB-03", "failed"),
                new Row("no full backup and a place", with(SampleFacts.database("FULL", false, 1)), task(Optional.of("/backup/"), false), "DB-03", "warned"),
                new Row("two log files", with(SampleFacts.database("FULL", true, 2)), "DB-04", "failed"),
                new Row("FILESTREAM", with(new DatabaseContent(1, 0, 0, 0)), "DB-05", "failed"),
                new Row("FileTable", with(new DatabaseContent(0, 0, 1, 0)), "DB-05", "failed"),
                new Row("In-Memory OLTP to General Purpose", with(new DatabaseContent(0, 1, 0, 2)), "DB-06", "failed"),
                new Row("in another group", with(List.of(group("erp", false, "Sales")), List.of(), USE), "DB-07", "failed"),
                new Row("in its own group", with(List.of(group("salesag", false, "Sales")), List.of(), USE), "DB-07", "passed"),
                new Row("name taken on the instance", with(List.of(), List.of(new CopyFact("SALES", "ONLINE")), USE), "DB-08", "failed"),
                new Row("name taken by this very link", with(List.of(), List.of(new CopyFact("Sales", "ONLINE")), new InstanceUse(List.of(link("Sales")), List.of(), List.of(), List.of())),
                        "DB-08", "passed"),
                new Row("instance stopped", with(SampleFacts.instance("SQLServer2022", "GeneralPurpose", "Stopped"), USE), "MI-01", "failed"),
                new Row("instance busy", with(INSTANCE, new InstanceUse(List.of(), List.of(), List.of(), List.of(new InstanceOperation("1", "UpdateSlo", "InProgress", 10)))), "MI-01", "failed"),
                new Row("in a failover group", with(INSTANCE, new InstanceUse(List.of(), List.of(), List.of("fog"), List.of())), "MI-02", "failed"),
                new Row("always up to date", with(SampleFacts.instance("AlwaysUpToDate", "GeneralPurpose", "Ready"), USE), "MI-03", "warned"),
                new Row("hundred links", with(INSTANCE, new InstanceUse(java.util.Collections.nCopies(100, link("x")), List.of(), List.of(), List.of())), "MI-04", "failed"))
                .map(row -> DynamicTest.dynamicTest(row.fault(), () -> assertEquals(row.outcome(), outcome(row.facts(), row.task(), row.check()))));
    }

    @Test
    void aFitEstateIsReady() {
        CheckReport report = report(GOOD, TASK);
        assertEquals(List.of(), report.results().stream().filter(result -> result.outcome() instanceof Outcome.Failed || result.outcome() instanceof Outcome.Broke).toList());
        assertEquals(Verdict.READY, report.verdict());
    }

    @Test
    void sqlServer2025DoesNotFitTheFormatOf2022() {
        Facts facts = with(version("17.0.1000.7"));
        assertEquals("failed", outcome(facts, TASK, "MI-03"));
    }

    @Test
    void aSideThatCannotBeReadBlocksAsUnknown() {
        Problem dead = Problem.of(Problem.Kind.UNREACHABLE, "no-answer", "SQL01 does not answer.", "Start it.").on(Side.SQL_SERVER);
        CheckReport report = report(with(Observed.<ServerFacts>unknown(dead, SampleFacts.READ)), TASK);
        assertEquals(Verdict.UNKNOWN, report.verdict());
        CheckDocument.Line line = CheckDocument.of(report).checks().getFirst();
        assertEquals("broke", line.outcome());
        assertEquals("Could not be measured: SQL01 does not answer. Start it.", line.why());
        assertEquals("passed", CheckDocument.of(report).checks().stream().filter(check -> check.id().equals("MI-01")).findFirst().orElseThrow().outcome());
    }

    @Test
    void noChecksAreNeverReady() {
        assertEquals(Verdict.UNKNOWN, Verdict.of(List.of()));
    }

    @Test
    void idsAreUniqueAndEveryFailureSaysWhatToDo() {
        List<Check> checks = Checks.forCreate(TASK);
        assertEquals(checks.size(), checks.stream().map(Check::id).distinct().count());
        report(with(SampleFacts.database("SIMPLE", false, 2)), TASK).results().stream().map(CheckResult::outcome).filter(Outcome.Failed.class::isInstance).map(Outcome.Failed.class::cast)
                .forEach(failed -> assertTrue(failed.why().length() > 20, failed::toString));
    }

    @Test
    void aLinkWhosePrimaryIsTheInstanceWaitsForItsBackup() {
        Check check = Checks.forRemove(new LinkName("sales"), false, Set.of()).stream().filter(c -> c.id().equals("MI-10")).findFirst().orElseThrow();
        assertEquals("failed", check.on(with(INSTANCE, new InstanceUse(List.of(link("Sales")), List.of(), List.of(), List.of()))).outcome().word());
        assertEquals("skipped", check.on(GOOD).outcome().word());
    }

    private static CheckReport report(Facts facts, CreateTask task) {
        return new CheckReport("create", Checks.forCreate(task).stream().map(check -> check.on(facts)).toList(), facts);
    }

    private static String outcome(Facts facts, CreateTask task, String id) {
        return report(facts, task).results().stream().collect(Collectors.toMap(result -> result.check().id(), result -> result.outcome().word())).get(id);
    }

    private static ServerFacts version(String version) {
        return SampleFacts.server(version, "Developer Edition (64-bit)", "Windows", "Windows Server 2022");
    }

    private static ServerFacts edition(String edition) {
        return SampleFacts.server("16.0.4165.4", edition, "Windows", "Windows Server 2022");
    }

    private static ServerFacts copy(ServerFacts server, boolean hadr, int status, boolean sysadmin, boolean procedure, boolean masterKey) {
        ServerIdentity identity = server.identity();
        assertEquals(ServerVersion.of("16.0.4165.4"), identity.version());
        return new ServerFacts(identity, hadr, status, sysadmin, procedure, masterKey, server.platform(), server.release(), server.cluster(), server.traceFlags());
    }

    private static DatabaseFacts state(String state, String access, boolean readOnly) {
        return new DatabaseFacts(5, "Sales", state, access, readOnly, false, false, false, "FULL", DATABASE.collation(), false, true, false, false, false, true, DATABASE.lastFull(), 1, 0, 100);
    }

    private static GroupFact group(String name, boolean distributed, String... databases) {
        return new GroupFact(name, distributed, List.of(databases), List.of("SQL01"));
    }

    private static InstanceUse trusting(byte[] blob) {
        return new InstanceUse(List.of(), List.of(new TrustCertificate("Cert_SQL01_endpoint", blob, "AB")), List.of(), List.of());
    }

    private static LinkResource link(String database) {
        LinkResource.Database copy = new LinkResource.Database(database, Optional.of("Catchup"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
        return new LinkResource("sales", Optional.empty(), "TCP://10.0.0.4:5022", "salesag", "salesmiag", Optional.of(LinkRole.SECONDARY), Optional.of(LinkRole.PRIMARY), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of(copy));
    }
}
