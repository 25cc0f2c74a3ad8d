package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.Leftover;
import io.linkspan.check.Verdict;
import io.linkspan.lab.Topology;
import io.linkspan.model.LinkName;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.plan.task.RemoveDraft;
import io.linkspan.plan.task.failback.FailbackTask;
import io.linkspan.plan.task.failback.OfflineFailback;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.script.Script;
import io.linkspan.script.ScriptFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A link that is removed with what belongs to it, or must not be yet; and the way back without one. */
class RemovalScenarioTest extends PracticeScenario {

    private static CheckDocument.Line line(RemoveDraft draft, String id) {
        return CheckDocument.of(draft.check(_ -> { })).checks().stream().filter(line -> line.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void whatTheMachinesKeepOfEachOtherGoesTooAndANextLinkMakesItAnew() throws Exception {
        open();
        create();
        RemoveDraft draft = practice.removal(Leftover.values());
        assertEquals(Verdict.READY, draft.check(_ -> { }).verdict());
        assertEquals(RunOutcome.DONE, practice.run(draft.plan()).outcome());
        List<String> left = practice.world();
        assertTrue(left.stream().noneMatch(line -> line.startsWith("SQL_SERVER") && (line.contains("ndpoint") || line.contains("quay-one.")) || line.startsWith("trusted ")), left::toString);
        practice.ends.instance().execute("DROP DATABASE Ferries");
        create();
    }

    @Test
    void whatAnotherLinkUsesIsNotTakenAway() throws Exception {
        open();
        create();
        assertEquals(RunOutcome.DONE, practice.run(practice.create(practice.task("Timetable", new LinkName("timetable"), Optional.of("timetable.bak")))).outcome());
        CheckDocument.Line blocked = line(practice.removal(Leftover.values()), "RM-03");
        assertEquals("failed", blocked.outcome());
        assertTrue(String.valueOf(blocked.measured()).contains("used by link timetable"), blocked::toString);
        assertEquals("skipped", line(practice.removal(), "RM-03").outcome());

        // even where nobody asked beforehand
        Plan plan = practice.removal(Leftover.ENDPOINT, Leftover.CERTIFICATE).plan();
        assertEquals(RunOutcome.DONE, practice.run(plan).outcome());
        assertEquals(1, practice.ends.sqlServer().query("SELECT name FROM sys.database_mirroring_endpoints", row -> row.text("name")).size());
    }

    @Test
    void nothingIsRemovedWhileARunIsUnfinishedOrBothSidesArePrimary() throws Exception {
        open();
        create();
        assertThrows(Halt.class, () -> practice.runner.run(practice.failOver(Side.MANAGED_INSTANCE, Workload.PROCEED, false, false), practice.world, event -> {
            if (event instanceof StepEvent.Probed && event.step().id().equals("flowing")) {
                throw new Halt();
            }
        }));
        assertEquals("failed", line(practice.removal(), "RM-02").outcome());
        assertEquals(RunOutcome.DONE, practice.runner.resume(practice.runs.unfinished().run(), practice.world, _ -> { }).outcome());
        assertEquals("passed", line(practice.removal(), "RM-02").outcome());
        assertEquals("passed", line(practice.removal(), "RM-01").outcome());

        practice.fault("kill", Practice.INSTANCE);
        assertEquals(RunOutcome.DONE, practice.run(practice.failOver(Side.SQL_SERVER, Workload.PROCEED, false, true)).outcome());
        practice.mend();
        CheckDocument.Line blocked = line(practice.removal(), "RM-01");
        assertEquals("failed", blocked.outcome());
        assertEquals("SQL Server PRIMARY, managed instance PRIMARY", blocked.measured());
    }

    @Test
    void theWayBackByBackupIsWrittenOutWithoutItsSecret() throws Exception {
        open();
        create();
        FailbackTask task = practice.failback("Ferries");
        String script = Script.of(OfflineFailback.plan(Practice.FERRIES, Practice.SERVER, Practice.INSTANCE, task), ScriptFormat.TSQL, new Script.Heading(Instant.EPOCH, true));
        assertTrue(script.contains("BACKUP DATABASE [Ferries] TO URL = N'https://quays.blob.core.windows.net/backups/Ferries.bak' WITH COPY_ONLY, CHECKSUM, COMPRESSION"), script);
        assertTrue(script.contains("RESTORE DATABASE [Ferries_from_instance] FROM URL = N'https://quays.blob.core.windows.net/backups/Ferries.bak' WITH MOVE N'"), script);
        assertTrue(script.contains("DECLARE @SharedAccessSignature nvarchar(4000) = N''; -- fill in, and do not save"), script);
        assertEquals(List.of(), practice.lab.changes().stream().filter(change -> change.text().contains("quays.blob")).toList());
    }

    @Test
    void aServerThatCannotTakeTheInstancesFormatHasNoWayBackByBackup() throws Exception {
        Path file = folder.resolve("topology.json");
        Files.writeString(file, """
                {"name":"ahead","sqlServers":[{"name":"HARBOUR01","version":"16.0.4165.4","edition":"Enterprise","platform":"Windows","address":"10.0.0.4","port":5022,"alwaysOn":true,
                "databases":[{"name":"Ferries","recovery":"FULL","backup":true,"rows":10,"logFiles":1}]}],
                "managedInstances":[{"name":"quay-one","tier":"GeneralPurpose","policy":"AlwaysUpToDate","address":"10.1.0.4"}]}""");
        open(Topology.find(file.toString()));
        ProblemException refused = assertThrows(ProblemException.class, () -> practice.failback("Ferries"));
        assertEquals("no-way-back", refused.problem().code());

        // as SQL Server itself says to somebody who tries
        String container = "https://quays.blob.core.windows.net/backups";
        practice.ends.instance().execute("CREATE DATABASE Ashore; CREATE CREDENTIAL [" + container + "] WITH IDENTITY = 'MANAGED IDENTITY'");
        practice.ends.instance().execute("BACKUP DATABASE Ashore TO URL = '" + container + "/ashore.bak' WITH COPY_ONLY");
        String restore = "RESTORE DATABASE Ashore FROM URL = '" + container + "/ashore.bak'";
        assertEquals(3201, assertThrows(ProblemException.class, () -> practice.ends.sqlServer().execute(restore)).problem().number().orElseThrow());
        practice.ends.sqlServer().execute("CREATE CREDENTIAL [" + container + "] WITH IDENTITY = 'SHARED ACCESS SIGNATURE', SECRET = 'sv=1'");
        assertEquals(3169, assertThrows(ProblemException.class, () -> practice.ends.sqlServer().execute(restore)).problem().number().orElseThrow());
    }
}
