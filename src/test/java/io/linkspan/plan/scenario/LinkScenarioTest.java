package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CreateTask;
import io.linkspan.check.Outcome;
import io.linkspan.check.Verdict;
import io.linkspan.model.LinkName;
import io.linkspan.model.ProblemException;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.sqlserver.AppLock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkScenarioTest extends PracticeScenario {

    @BeforeEach
    void begin() throws Exception {
        open();
    }

    /** Exactly the calls of the plan, in its order, and nothing else. */
    private void executed(Plan plan, int before) {
        List<Pattern> patterns = Executed.patterns(plan);
        List<String> texts = Executed.texts(practice.lab.changes()).subList(before, practice.lab.changes().size());
        assertEquals(patterns.size(), texts.size(), texts::toString);
        for (int i = 0; i < texts.size(); i++) {
            assertTrue(patterns.get(i).matcher(texts.get(i)).matches(), patterns.get(i) + " against " + texts.get(i));
        }
    }

    private RunResult run(Plan plan) {
        int before = practice.lab.changes().size();
        RunResult result = practice.run(plan);
        done(result);
        executed(plan, before);
        return result;
    }

    @Test
    void createsCreatesAgainAndRemoves() {
        CreateTask task = practice.task("Ferries", Practice.FERRIES, Optional.empty());
        assertEquals(Verdict.READY, practice.check(task).verdict());
        run(practice.create(task));
        assertEquals("1000", count(Side.MANAGED_INSTANCE));

        assertEquals(Verdict.READY, practice.check(task).verdict());
        int before = practice.lab.changes().size();
        done(practice.run(practice.create(task)));
        List<String> repeated = Executed.texts(practice.lab.changes()).subList(before, practice.lab.changes().size());
        assertTrue(repeated.stream().allMatch(text -> text.contains("sp_certificate_add_issuer")), repeated::toString);

        run(practice.remove());
        assertEquals(List.of(), practice.ends.arm().links());
        assertEquals(List.of(), practice.ends.sqlServer().query("SELECT name FROM sys.availability_groups", row -> row.text("name")));
        assertEquals("1000", count(Side.MANAGED_INSTANCE));
    }

    private String count(Side side) {
        return practice.ends.on(side).query("SELECT COUNT(*) AS n FROM Ferries.dbo.Crossings", row -> row.text("n")).getFirst();
    }

    @Test
    void aCreationHaltedAtEveryPlaceEndsLikeAnUndisturbedOne() {
        List<String> beginning = practice.world();
        CreateTask task = practice.task("Ferries", Practice.FERRIES, Optional.empty());
        RunResult undisturbed = practice.run(practice.create(task));
        done(undisturbed);
        List<String> wanted = practice.world();

        RunResult undone = practice.runner.undo(undisturbed.history().run(), practice.world, event -> { });
        assertEquals(RunOutcome.UNDONE, undone.outcome(), () -> undone.problem().toString());
        practice.ends.instance().execute("DROP DATABASE Ferries");
        assertEquals(beginning, practice.world());

        Halting halting = new Halting();
        done(halting.throughAll(practice, practice.create(task)));
        assertEquals(wanted, practice.world());
        assertTrue(halting.places.size() > 45, halting.places::toString);
    }

    @Test
    void repairsADatabaseAndSaysWhatItCannotRepair() {
        CheckReport unfit = practice.check(practice.task("Timetable", new LinkName("timetable"), Optional.empty()));
        assertEquals(Verdict.BLOCKED, unfit.verdict());
        CreateTask task = practice.task("Timetable", new LinkName("timetable"), Optional.of("timetable.bak"));
        assertEquals(Verdict.READY, practice.check(task).verdict());
        run(practice.create(task));

        List<String> failed = practice.check(practice.task("Archive", new LinkName("archive"), Optional.of("timetable.bak"))).results().stream()
                .filter(result -> result.outcome() instanceof Outcome.Failed).map(result -> result.check().id()).toList();
        assertEquals(List.of("DB-04"), failed);
    }

    @Test
    void refusesWhileAnotherComputerWorksOnTheLink() {
        Plan plan = practice.create(practice.task("Ferries", Practice.FERRIES, Optional.empty()));
        try (AppLock _ = practice.ends.instance().lock(Practice.FERRIES.value())) {
            ProblemException refused = assertThrows(ProblemException.class, () -> practice.run(plan));
            assertTrue(refused.problem().text().contains("Another run works on ferries"), refused::toString);
        }
        assertEquals(List.of(), practice.lab.changes());
        assertEquals(List.of(), outcomesOfRuns());
    }

    private List<String> outcomesOfRuns() {
        return practice.runs.list().stream().map(practice.runs::outcome).map(RunOutcome::word).toList();
    }
}
