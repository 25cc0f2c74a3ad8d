package io.linkspan.plan.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.model.LinkRole;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.RunObserver;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens between demotion and take-over, while nobody is primary. */
class StretchTest extends PracticeScenario {

    private static final String PROMOTE = "ALTER AVAILABILITY GROUP [ferries] FORCE_FAILOVER_ALLOW_DATA_LOSS";

    @BeforeEach
    void begin() throws Exception {
        linked(Practice.version(folder, "16.0.4095.4"));
    }

    private Plan plan() {
        return practice.failOver(new FailoverTask(Practice.FERRIES, Practice.SERVER, Practice.INSTANCE, Side.MANAGED_INSTANCE, Workload.WAIT, false, false).within(Duration.ofSeconds(20)));
    }

    /** The same plan with less patience for one step, so that a test need not wait long. */
    private Plan impatient(String id) {
        Plan plan = plan();
        return new Plan(plan.task(), plan.link(), plan.server(), plan.instance(), plan.steps().stream().map(step -> step.id().equals(id) ? step.within(Duration.ofSeconds(2)) : step).toList(), plan.undoable(),
                plan.pointOfNoReturn()).interrupting(plan.writesEnd());
    }

    private RunResult run(Plan plan, Predicate<StepEvent> when, Runnable what) {
        List<StepEvent> met = new ArrayList<>();
        return practice.runner.run(plan, practice.world, event -> {
            if (met.isEmpty() && when.test(event)) {
                met.add(event);
                what.run();
            }
        });
    }

    private static Predicate<StepEvent> finished(String step) {
        return event -> event instanceof StepEvent.Finished && event.step().id().equals(step);
    }

    private static Predicate<StepEvent> started(String step) {
        return event -> event instanceof StepEvent.Started && event.step().id().equals(step);
    }

    private Optional<LinkRole> role(Side side) {
        return link().role(side);
    }

    private void stoppedWithBothStatements(RunResult result) {
        assertEquals(RunOutcome.STOPPED, result.outcome());
        String text = result.problem().orElseThrow().text();
        assertTrue(text.contains("Nobody is primary: the SQL Server says SECONDARY, the managed instance cannot be asked"), text);
        String next = result.problem().orElseThrow().next();
        assertTrue(next.contains("managed instance, to finish: " + PROMOTE) && next.contains("SQL Server, once the managed instance itself says SECONDARY: " + PROMOTE), next);
        assertEquals(next, practice.runs.find(result.history().run()).problem().orElseThrow().next());
        assertEquals(Optional.of(LinkRole.SECONDARY), role(Side.SQL_SERVER));
        assertTrue(result.history().interruption().orElseThrow().to().isEmpty());
    }

    @Test
    void withTheInstanceGoneNobodyIsPromotedAndBothStatementsAreShownAndResumeFinishes() {
        RunResult result = run(impatient("gate-again"), finished("demote"), () -> practice.fault("kill", Practice.INSTANCE));
        stoppedWithBothStatements(result);
        stoppedWithBothStatements(practice.runner.resume(result.history().run(), practice.world, event -> { }));
        practice.mend();
        finishes(result);
    }

    @Test
    void withTheInstanceGoneAsItIsToldToTakeOverNobodyIsPromoted() {
        RunResult result = run(impatient("take-over"), started("take-over"), () -> practice.fault("kill", Practice.INSTANCE));
        stoppedWithBothStatements(result);
        practice.mend();
        finishes(result);
    }

    private void finishes(RunResult stopped) {
        RunResult result = practice.runner.resume(stopped.history().run(), practice.world, event -> { });
        done(result);
        assertPrimary(Side.MANAGED_INSTANCE);
        assertTrue(result.history().interruption().orElseThrow().to().isPresent());
    }

    @Test
    void withAzureGoneTheRolesChangeAllTheSame() {
        RunResult result = run(impatient("settled"), finished("demote"), () -> practice.fault("arm-error", Practice.INSTANCE, "ManagedInstanceIsBusy"));
        assertEquals(Optional.of(LinkRole.PRIMARY), role(Side.MANAGED_INSTANCE), () -> result.problem().toString());
        assertFalse(result.problem().map(problem -> problem.text().contains("Nobody is primary")).orElse(false), () -> result.problem().toString());
        practice.mend();
        if (result.outcome() != RunOutcome.DONE) {
            finishes(result);
        }
    }

    @Test
    void withBothGoneNobodyIsPromoted() {
        RunResult result = run(impatient("gate-again"), finished("demote"), () -> {
            practice.fault("kill", Practice.INSTANCE);
            practice.fault("arm-error", Practice.INSTANCE, "ManagedInstanceIsBusy");
        });
        stoppedWithBothStatements(result);
        practice.mend();
        finishes(result);
    }

    @Test
    void anInstanceThatTookOverMeanwhileIsNotUndoneButFinishedWith() throws Exception {
        try (RoleWatch watch = new RoleWatch(server(), instance())) {
            RunResult result = run(impatient("gate-again"), finished("demote"), () -> practice.ends.instance().execute(PROMOTE));
            done(result);
            assertEquals(List.of(), watch.bothWritable());
        }
        assertEquals(Optional.of(LinkRole.PRIMARY), role(Side.MANAGED_INSTANCE));
    }

    @Test
    void resumeLooksAtThatStretchBeforeAnythingElse() {
        assertThrows(Halt.class, () -> run(plan(), finished("demote"), () -> {
            throw new Halt();
        }));
        List<String> looked = new ArrayList<>();
        RunObserver watching = event -> {
            if (event instanceof StepEvent.Finished) {
                looked.add(event.step().id());
            }
        };
        RunResult result = practice.runner.resume(practice.runs.unfinished().run(), practice.world, watching);
        done(result);
        assertEquals(List.of("demote", "gate-again", "take-over", "identify"), looked.subList(0, 4));
    }

    @Test
    void undoWhileNobodyIsPrimaryGivesTheRoleBackOnlyWhereTheInstanceSaysThatItIsSecondary() {
        assertThrows(Halt.class, () -> run(plan(), finished("demote"), () -> {
            throw new Halt();
        }));
        String run = practice.runs.unfinished().run();
        practice.ends.instance().execute(PROMOTE);
        assertEquals("roles-changed", practice.runner.undo(run, practice.world, event -> { }).problem().orElseThrow().code());
        assertEquals(Optional.of(LinkRole.SECONDARY), role(Side.SQL_SERVER));
    }
}
