package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.CheckResult;
import io.linkspan.check.Outcome;
import io.linkspan.check.Verdict;
import io.linkspan.lab.LabChange;
import io.linkspan.model.LinkName;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.Rehearsal;
import io.linkspan.plan.run.RunObserver;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.plan.task.rehearse.Keep;
import io.linkspan.plan.task.rehearse.RehearseDraft;
import io.linkspan.plan.task.rehearse.SmokeQueries;
import io.linkspan.plan.task.rehearse.SmokeQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rehearsals beside a real link of the practice estate. */
class RehearsalScenarioTest extends PracticeScenario {

    @BeforeEach
    void begin() throws Exception {
        open();
        create();
    }

    /** Read again until the instance has backed up what it got. */
    private RehearseDraft draft(Optional<String> as, List<SmokeQuery> queries, Keep keep) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            RehearseDraft draft = practice.rehearsal(as, queries, keep);
            if (draft.check(_ -> { }).verdict() == Verdict.READY) {
                return draft;
            }
            assertTrue(System.nanoTime() < end, () -> "not ready: " + draft.check(_ -> { }).results().stream().filter(CheckResult::blocks).toList());
        }
    }

    private static SmokeQuery query(String text, String expected) {
        return new SmokeQuery("Mine", text, expected, Duration.ofSeconds(30));
    }

    private Rehearsal rehearse(SmokeQuery... queries) {
        RunResult result = practice.run(draft(Optional.empty(), List.of(queries), Keep.NO).plan());
        done(result);
        return Rehearsal.of(result.history()).orElseThrow();
    }

    private List<String> databases() {
        return practice.ends.instance().query("SELECT name FROM sys.databases WHERE database_id > 4 ORDER BY name", row -> row.text("name"));
    }

    /** Every catalog view of the server and of the linked database. */
    private List<String> everyView() {
        List<String> views = practice.ends.sqlServer().query("SELECT name FROM sys.all_objects WHERE type = 'V' AND schema_id = SCHEMA_ID(N'sys') AND name NOT LIKE N'dm[_]%' ORDER BY name", row -> row.text("name"));
        assertTrue(views.size() > 50, views::toString);
        return Stream.of("master", "Ferries", "msdb").flatMap(database -> views.stream().flatMap(view -> practice.ends.sqlServer().query("SELECT * FROM [" + database + "].sys.[" + view + "]", row -> database + "." + view + ": "
                + row.columns().stream().map(column -> row.maybeText(column).orElse("-")).toList()).stream().sorted())).toList();
    }

    @Test
    void productionIsNotTouchedAndTheCopyIsGoneAfterwards() throws Exception {
        RehearseDraft draft = draft(Optional.empty(), SmokeQueries.usual(), Keep.NO);
        List<String> views = everyView();
        List<String> world = practice.world();
        int before = practice.lab.changes().size();
        RunResult result = practice.run(draft.plan());
        done(result);
        List<LabChange> changes = practice.lab.changes().subList(before, practice.lab.changes().size());
        assertEquals(List.of(), changes.stream().filter(change -> change.machine().equals(Practice.SERVER)).toList());
        List<String> requests = changes.stream().filter(change -> change.machine().equals("arm")).map(change -> change.text().strip()).toList();
        assertEquals(2, requests.size(), requests::toString);
        assertTrue(changes.stream().filter(change -> !change.machine().equals("arm")).allMatch(change -> change.database().equals(draft.wish().copy())), changes::toString);
        assertEquals(views, everyView());
        assertEquals(world, practice.world());
        assertEquals(List.of("Ferries"), databases());

        Rehearsal rehearsal = Rehearsal.of(result.history()).orElseThrow();
        assertEquals(Rehearsal.Verdict.PASSED, rehearsal.verdict(), rehearsal::toString);
        assertEquals(Optional.of("tables 2, rows 1010"), rehearsal.answers().get(1).row());
        assertTrue(rehearsal.deleted());
        assertTrue(rehearsal.restored().orElseThrow().isPositive());
        Path page = practice.runs.report(rehearsal.run()).orElseThrow();
        assertTrue(Files.readString(page).contains("Not rehearsed"));
        assertTrue(Files.readString(page.resolveSibling("rehearsal.json")).contains("\"verdict\" : \"passed\""));
        assertEquals(Optional.of(rehearsal), practice.runs.lastRehearsal(Practice.FERRIES));
        assertEquals(Optional.empty(), practice.runs.lastRehearsal(new LinkName("another")));
    }

    @Test
    void aRehearsalHaltedAtEveryPlaceEndsLikeAnUndisturbedOneAndRestoresOnce() {
        Halting halting = new Halting();
        RehearseDraft draft = draft(Optional.empty(), SmokeQueries.usual(), Keep.NO);
        int before = practice.lab.changes().size();
        RunResult result = halting.throughAll(practice, draft.plan());
        done(result);
        assertTrue(halting.places.size() > 15, halting.places::toString);
        assertEquals(List.of("Ferries"), databases());
        assertEquals(Rehearsal.Verdict.PASSED, Rehearsal.of(result.history()).orElseThrow().verdict());
        assertEquals(1, practice.lab.changes().subList(before, practice.lab.changes().size()).stream().filter(change -> change.text().contains("PointInTimeRestore")).count());
    }

    @Test
    void aQueryThatFailsFailsTheRehearsalAndTheCopyGoesAllTheSame() {
        Rehearsal rehearsal = rehearse(query("SELECT COUNT(*) FROM dbo.Crossings", "1000"), query("SELECT COUNT(*) FROM dbo.Crossings", "7"), query("SELECT * FROM dbo.NotThere", ""), query("SELECT 1 UNION SELECT 2", ""));
        assertEquals(Rehearsal.Verdict.FAILED, rehearsal.verdict());
        assertEquals(List.of(true, false, false, true), rehearsal.answers().stream().map(answer -> answer.failure().isEmpty()).toList(), rehearsal::toString);
        assertTrue(rehearsal.answers().get(1).failure().orElseThrow().contains("gave 1000, not 7"));
        assertEquals(2, rehearsal.answers().get(3).rows());
        assertEquals(List.of("Ferries"), databases());
    }

    @Test
    void aQueryCanNeitherWriteNorLeaveItsDatabaseNorGoOnForEver() {
        practice.ends.instance().execute("CREATE DATABASE Other");
        practice.ends.instance().execute("USE Other; CREATE TABLE t (id int)");
        Rehearsal rehearsal = rehearse(query("DELETE dbo.Crossings", ""), query("COMMIT; DELETE dbo.Crossings", ""), query("INSERT Other.dbo.t VALUES (1); COMMIT", ""), query("REVERT; DELETE dbo.Crossings; COMMIT", ""),
                new SmokeQuery("Slow", "WAITFOR DELAY '00:01:00'", "", Duration.ofSeconds(1)), query("SELECT COUNT(*) FROM dbo.Crossings", "1000"));
        assertEquals(List.of(false, false, false, false, false, true), rehearsal.answers().stream().map(answer -> answer.failure().isEmpty()).toList(), rehearsal::toString);
        assertEquals("0", practice.ends.instance().query("SELECT COUNT(*) AS n FROM Other.dbo.t", row -> row.text("n")).getFirst());
    }

    @Test
    void theCopyIsKeptUntilTheRunIsUndone() {
        RehearseDraft draft = draft(Optional.of("Look at me"), SmokeQueries.usual(), Keep.ALWAYS);
        RunResult result = practice.run(draft.plan());
        done(result);
        assertEquals(List.of("Ferries", "Look at me"), databases());
        assertFalse(practice.runs.lastRehearsal(Practice.FERRIES).orElseThrow().deleted());
        assertEquals("1000", practice.ends.instance().query("SELECT COUNT(*) AS n FROM [Look at me].dbo.Crossings", row -> row.text("n")).getFirst());
        assertEquals(RunOutcome.UNDONE, practice.runner.undo(result.history().run(), practice.world, event -> { }).outcome());
        assertEquals(List.of("Ferries"), databases());
        assertTrue(practice.runs.lastRehearsal(Practice.FERRIES).orElseThrow().deleted());
    }

    @Test
    void aDatabaseOfThatNameThatTheRunDidNotMakeStays() {
        Plan plan = draft(Optional.of("Ours"), SmokeQueries.usual(), Keep.NO).plan();
        practice.ends.instance().execute("CREATE DATABASE Ours");
        RunResult result = practice.run(plan);
        assertEquals(RunOutcome.UNDONE, result.outcome());
        assertEquals("conflicting", result.problem().orElseThrow().code());
        assertEquals(List.of("Ferries", "Ours"), databases());
        List<CheckResult> blocked = practice.rehearsal(Optional.of("Ours"), SmokeQueries.usual(), Keep.NO).check(_ -> { }).results().stream().filter(CheckResult::blocks).toList();
        assertEquals(List.of("RH-03"), blocked.stream().map(check -> check.check().id()).toList());
        assertTrue(blocked.getFirst().outcome() instanceof Outcome.Failed);
    }

    @Test
    void itGoesOnWhileSqlServerIsAway() {
        draft(Optional.empty(), SmokeQueries.usual(), Keep.NO);
        practice.fault("kill", Practice.SERVER);
        assertEquals(Rehearsal.Verdict.PASSED, rehearse(SmokeQueries.usual().toArray(SmokeQuery[]::new)).verdict());
        assertEquals("1000", practice.ends.on(Side.MANAGED_INSTANCE).query("SELECT COUNT(*) AS n FROM Ferries.dbo.Crossings", row -> row.text("n")).getFirst());
    }

    @Test
    void aPlanThatWaitsLeavesTheCopyToPeopleForItsHours() {
        Plan plan = draft(Optional.empty(), SmokeQueries.usual(), new Keep.Hours(4)).plan();
        assertEquals(List.of("identify", "copy", "query-1", "query-2", "query-3", "keep", "delete-copy", "gone"), plan.steps().stream().map(step -> step.id()).toList());
        boolean[] asked = {false};
        RunResult result = practice.runner.run(plan, practice.world, new RunObserver() {
            @Override
            public void on(StepEvent event) {
                asked[0] |= event instanceof StepEvent.Waiting && event.step().id().equals("keep");
            }

            @Override
            public boolean stopping() {
                return asked[0];
            }
        });
        assertEquals(RunOutcome.STOPPED, result.outcome());
        assertEquals(2, databases().size());
        assertEquals(Rehearsal.Verdict.PASSED, Rehearsal.of(result.history()).orElseThrow().verdict());
    }
}
