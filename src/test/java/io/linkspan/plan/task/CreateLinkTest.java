package io.linkspan.plan.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.SampleFacts;
import io.linkspan.check.fact.CertificateFact;
import io.linkspan.check.fact.EndpointFact;
import io.linkspan.check.fact.Facts;
import io.linkspan.check.fact.GroupFact;
import io.linkspan.model.LinkName;
import io.linkspan.model.ProblemException;
import io.linkspan.plan.Call;
import io.linkspan.plan.Plan;
import io.linkspan.plan.PlanDocument;
import io.linkspan.plan.Risk;
import io.linkspan.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CreateLinkTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 2);

    private static Plan create(Facts facts, String backupTo) {
        return CreateLink.plan(SampleFacts.task(Optional.ofNullable(backupTo), true), facts, TODAY);
    }

    /** <code>-Dgolden.update=true</code> writes the file anew. */
    private static void golden(String name, Plan plan) throws IOException {
        Path file = Path.of("src/test/resources/io/linkspan/plan", name);
        String shown = PlanDocument.of(plan).plan().stream().map(step -> step.id() + " (" + step.side() + ", " + step.risk() + "): " + step.title() + "\n  do:   " + call(step.call()) + "\n  undo: "
                + (step.undo() == null ? step.noUndo() : call(step.undo())) + "\n  done: " + step.doneWhen() + "\n").collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, shown);
        }
        assertEquals(Files.readString(file), shown);
    }

    private static String call(PlanDocument.CallDocument call) {
        return call == null ? "-" : call.tsql() != null ? call.tsql().replace("\n", "\n        ") : call.method() + " " + call.path() + " " + call.body();
    }

    private static Step step(Plan plan, String id) {
        return plan.steps().stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> ids(Plan plan) {
        return plan.steps().stream().map(Step::id).toList();
    }

    @Test
    void showsEveryCallOfANewLink() throws IOException {
        golden("create-link.txt", create(SampleFacts.GOOD, null));
    }

    @Test
    void showsEveryCallOfARemoval() throws IOException {
        Facts facts = SampleFacts.with(List.of(new GroupFact("sales", true, List.of(), List.of("salesag", "salesmiag")), new GroupFact("salesag", false, List.of("Sales"), List.of("SQL01"))),
                List.of(), SampleFacts.USE);
        golden("remove-link.txt", RemoveLink.plan(new RemoveTask(new LinkName("sales"), "SQL01", "mi01", false), facts));
    }

    @Test
    void backsUpOnlyWhereTheDatabaseNeedsIt() {
        assertFalse(ids(create(SampleFacts.GOOD, "/backup/")).contains("full-backup"));
        Plan chain = create(SampleFacts.with(SampleFacts.database("FULL", false, 1)), "/backup/");
        assertTrue(ids(chain).contains("full-backup"));
        assertFalse(ids(chain).contains("recovery-full"));
        Plan both = create(SampleFacts.with(SampleFacts.database("BULK_LOGGED", false, 1)), "/backup/");
        assertTrue(ids(both).indexOf("recovery-full") < ids(both).indexOf("full-backup"));
        assertTrue(PlanDocument.of(both).plan().stream().anyMatch(step -> step.undo() != null && "ALTER DATABASE [Sales] SET RECOVERY BULK_LOGGED".equals(step.undo().tsql())));
    }

    @Test
    void asksForAPlaceWhenABackupIsNeeded() {
        assertEquals("backup-needed", assertThrows(ProblemException.class, () -> create(SampleFacts.with(SampleFacts.database("SIMPLE", false, 1)), null)).problem().code());
    }

    @Test
    void writesTheBackupWhereItWasTold() {
        Facts facts = SampleFacts.with(SampleFacts.database("FULL", false, 1));
        assertTrue(shown(step(create(facts, "/backup/"), "full-backup")).contains("TO DISK = N'/backup/Sales.bak'"));
        assertTrue(shown(step(create(facts, "/backup/x.bak"), "full-backup")).contains("TO DISK = N'/backup/x.bak'"));
        assertTrue(shown(step(create(facts, "https://acct.blob/c/x.bak"), "full-backup")).contains("TO URL = N'https://acct.blob/c/x.bak'"));
    }

    @Test
    void asksForAMasterKeysPasswordOnlyWhereThereIsNone() {
        assertEquals(List.of(), create(SampleFacts.GOOD, null).secrets());
        var server = SampleFacts.SERVER;
        Plan plan = create(SampleFacts.with(new io.linkspan.check.fact.ServerFacts(server.identity(), true, 1, true, true, false, "Windows", "", Optional.empty(), server.traceFlags())), null);
        assertEquals(List.of("MasterKeyPassword"), plan.secrets());
    }

    @Test
    void sqlServer2016KnowsNoClusterType() {
        Plan plan = create(SampleFacts.with(SampleFacts.server("13.0.7000.253", "Enterprise Edition", "Windows", "Windows Server 2016")), null);
        assertFalse(shown(step(plan, "availability-group")).contains("CLUSTER_TYPE"));
        assertTrue(((Call.Request) step(plan, "link").call()).body().shown().contains("\"failoverMode\":\"None\""));
    }

    @Test
    void keepsTheWindowsPartnersOfAPresentEndpoint() {
        EndpointFact endpoint = new EndpointFact("Hadr_endpoint", "STARTED", "ALL", "NEGOTIATE", true, "RC4, AES", 0, 5022);
        Step step = step(create(SampleFacts.with(Optional.of(endpoint), List.of(), SampleFacts.USE), null), "endpoint");
        assertTrue(shown(step).startsWith("ALTER ENDPOINT [Hadr_endpoint] STATE = STARTED"));
        assertTrue(shown(step).contains("AUTHENTICATION = WINDOWS NEGOTIATE CERTIFICATE [Cert_SQL01_endpoint], ENCRYPTION = REQUIRED ALGORITHM AES RC4"));
        assertEquals(Risk.DISTURBING, step.risk());
    }

    @Test
    void takesTheCertificateThatTheEndpointUses() {
        Facts facts = SampleFacts.with(Optional.of(SampleFacts.ENDPOINT), List.of(new CertificateFact(256, "their own", true, 900, new byte[] {1})), SampleFacts.USE);
        assertTrue(((Call.Request) step(create(facts, null), "trust-certificate").call()).path().endsWith("/serverTrustCertificates/their%20own"));
    }

    @Test
    void keepsAGroupThatAnotherToolNamedOrAnotherLinkUses() {
        RemoveTask task = new RemoveTask(new LinkName("sales"), "SQL01", "mi01", false);
        assertFalse(ids(RemoveLink.plan(task, SampleFacts.with(List.of(new GroupFact("sales", true, List.of(), List.of("AG_Sales", "AG_Sales_MI"))), List.of(), SampleFacts.USE)))
                .contains("drop-availability-group"));
        assertFalse(ids(RemoveLink.plan(task, SampleFacts.with(List.of(new GroupFact("sales", true, List.of(), List.of("salesag", "salesmiag")),
                new GroupFact("second", true, List.of(), List.of("salesag", "secondmiag"))), List.of(), SampleFacts.USE))).contains("drop-availability-group"));
    }

    private static String shown(Step step) {
        return ((Call.Statement) step.call()).text().shown();
    }
}
