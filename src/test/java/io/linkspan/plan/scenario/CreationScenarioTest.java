package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.cli.Shell;
import io.linkspan.model.Problem;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.StepEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link that somebody refuses to make. */
class CreationScenarioTest extends PracticeScenario {

    private List<String> before;

    @BeforeEach
    void begin() throws Exception {
        open();
        before = practice.world();
    }

    private Shell.Ran command(String... more) {
        return shell.run(Stream.concat(Stream.of("link", "create", "--database", "Ferries", "--server", Practice.SERVER, "--instance", Practice.INSTANCE, "--yes"), Stream.of(more)).toArray(String[]::new));
    }

    private Plan plan() {
        return practice.create(practice.task("Ferries", Practice.FERRIES, Optional.empty()));
    }

    /** With something going wrong as soon as the call of a step goes out. */
    private RunResult run(Plan plan, String step, Runnable mishap) {
        return practice.runner.run(plan, practice.world, event -> {
            if (event instanceof StepEvent.Started started && started.step().id().equals(step)) {
                mishap.run();
            }
        });
    }

    private RunResult resume() {
        return practice.runner.resume(practice.runs.unfinished().run(), practice.world, _ -> { });
    }

    /** Views follow a moment later. */
    private void asBefore() {
        await("everything is as it was", () -> practice.world().equals(before));
    }

    private void azureRefuses() {
        practice.fault("arm-error", "", "PUT:ConflictingServerOperation");
    }

    @Test
    void leavesEverythingAsItWasAndCanBeBegunAgain() {
        RunResult returned = run(plan(), "link", this::azureRefuses);
        assertEquals(RunOutcome.UNDONE, returned.outcome());
        assertEquals("ConflictingServerOperation", returned.problem().orElseThrow().code());
        asBefore();
        practice.mend();
        create();
    }

    @Test
    void isKeptWhereThatIsAskedForAndGoesOnToItsEnd() {
        assertEquals(RunOutcome.STOPPED, run(plan().keeping(), "link", this::azureRefuses).outcome());
        assertTrue(practice.world().size() > before.size());
        practice.mend();
        done(resume());
    }

    @Test
    void saysInWordsThatItWasTakenBack() {
        azureRefuses();
        Shell.Ran returned = command("--name", "ferries");
        assertEquals(4, returned.code(), returned::err);
        assertTrue(returned.out().contains("Taken back. Run "), returned::out);
    }

    @Test
    void aDryRunShowsTheSameStepsKeptOrNot() {
        assertEquals(command("--dry-run").out(), command("--dry-run", "--keep").out());
    }

    @Test
    void stopsWhereAServerDoesNotAnswerAndGoesOnToItsEnd() {
        RunResult stopped = run(plan(), "trust-certificate", () -> practice.fault("kill", Practice.SERVER));
        assertEquals(RunOutcome.STOPPED, stopped.outcome());
        assertEquals(Problem.Kind.UNREACHABLE, stopped.problem().orElseThrow().kind());
        practice.mend();
        done(resume());
    }

    @Test
    void saysSoWhereAzureAnswersNothingButErrors() {
        RunResult stopped = run(plan(), "link", () -> practice.fault("arm-error", "", "ConflictingServerOperation"));
        assertEquals(RunOutcome.STOPPED, stopped.outcome());
        Problem problem = stopped.problem().orElseThrow();
        assertEquals("neither-way", problem.code());
        assertTrue(problem.text().contains("It could not be taken back either, at \"Create the link on the instance"), problem::text);
        assertEquals("Resume, or undo what is left, once that is no longer so.", problem.next());
        practice.mend();
        assertEquals(RunOutcome.UNDONE, practice.runner.undo(stopped.history().run(), practice.world, _ -> { }).outcome());
        asBefore();
    }
}
