package io.linkspan.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.LabControl;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkName;
import io.linkspan.model.Side;
import io.linkspan.plan.EndsWorld;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.ui.Practice;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tab of a run that has taken the role from one side, and could not give it to the other. */
class WritesStoppedTest extends UiTest {

    private static final String PROMOTE = "ALTER AVAILABILITY GROUP [ferries] FORCE_FAILOVER_ALLOW_DATA_LOSS";

    @TempDir
    static Path parent;

    private Practice practice;
    private RunModel model;

    @Override
    protected Parent build() throws Exception {
        // a build that fails over by separate statements, with a stretch in between
        Path topology = Files.writeString(parent.resolve("topology.json"), """
                {"name":"by-hand","sqlServers":[{"name":"HARBOUR01","version":"16.0.4095.4","edition":"Enterprise","platform":"Windows","address":"10.0.0.4","port":5022,"alwaysOn":true,"cluster":"QUAYS",
                "databases":[{"name":"Ferries","recovery":"FULL","backup":true,"rows":10,"logFiles":1}]}],
                "managedInstances":[{"name":"quay-one","tier":"BusinessCritical","policy":"SQLServer2022","address":"10.1.0.4"}]}""");
        practice = new Practice(topology.toString(), Files.createTempDirectory(parent, "lab"), Platform::runLater);
        model = new RunModel(practice.estate(), practice.work());
        return new StackPane(new RunPage(model, new Visited(), Optional.empty()).view());
    }

    @AfterEach
    void close() {
        fx(model::close);
        practice.close();
    }

    @Test
    void saysForHowLongNobodyCanWriteAndBothStatementsUntilSomebodyCan() throws Exception {
        practice.link();
        List<Optional<WritesStopped>> live = new ArrayList<>(List.of(Optional.empty()));
        RunResult stopped = failOver((control, plan, event) -> {
            live.add(WritesStopped.after(live.getLast(), plan, event, Instant.now()));
            if (event instanceof StepEvent.Started started && started.step().id().equals(plan.pointOfNoReturn())) {
                control.set("kill", Ferries.INSTANCE, ""); // as it is told to take over
            }
        });
        assertEquals(RunOutcome.STOPPED, stopped.outcome(), () -> stopped.problem().toString());
        assertEquals(Set.of(Optional.empty(), live.getLast()), Set.copyOf(live), "once, and from the step that takes the role");
        assertEquals(Duration.ofSeconds(20), live.getLast().orElseThrow().limit());
        fx(() -> model.open(stopped.history().run()));
        until(() -> model.existing().get().isPresent());
        assertTrue(line().startsWith("Writes stopped for 00:00:") && line().contains(" · limit 00:20"), this::line);
        until(() -> model.writesStopped().get().orElseThrow().late(Instant.now()));
        until(() -> line().endsWith("exceeded"));
        shot("run-nobody-primary");
        assertEquals(List.of(PROMOTE, PROMOTE), statements());
        assertTrue(shown("To finish, on quay-one") && shown("Or to go back, on HARBOUR01") && shown("Only once the managed instance itself says SECONDARY: else both would be primary."));
        try (LabControl control = practice.lab().control()) {
            control.clear();
        }
        fx(() -> model.resume(stopped.history(), Ferries.SECRETS));
        until(() -> model.outcome().get().equals(Optional.of(RunOutcome.DONE)));
        assertFalse(fx(() -> lookup(".run-writes").query().isVisible()));
    }

    @Test
    void whatAzureRefusesAfterTheRolesHaveChangedIsLeftNamedAndResumed() throws Exception {
        practice.link();
        RunResult done = failOver((control, plan, event) -> {
            if (event instanceof StepEvent.Finished finished && finished.step().id().equals(plan.pointOfNoReturn())) {
                control.set("arm-error", "", "PATCH:ConflictingServerOperation");
            }
        });
        assertEquals(RunOutcome.DONE, done.outcome());
        fx(() -> model.open(done.history().run()));
        until(() -> model.existing().get().isPresent());
        assertTrue(shown("What was asked for is done. 1 step is left to do: \"Let Azure show it as Async\". Resume tries again."));
        shot("run-done-rest");
        try (LabControl control = practice.lab().control()) {
            control.clear();
        }
        clickOn("Resume…");
        type(KeyCode.SPACE);
        until(() -> model.outcome().get().equals(Optional.of(RunOutcome.DONE)) && model.left().isEmpty());
    }

    /** What happens to the estate as a run tells of itself. */
    private interface Mishap {

        void on(LabControl control, Plan plan, StepEvent event) throws IOException;
    }

    private RunResult failOver(Mishap mishap) throws IOException {
        try (LinkEnds ends = Ferries.ends(practice.estate()); LabControl control = practice.lab().control()) {
            var reader = practice.estate().reader(ends);
            FailoverTask task = new FailoverTask(new LinkName("ferries"), Ferries.SERVER, Ferries.INSTANCE, Side.MANAGED_INSTANCE, Workload.WAIT, false, false).within(Duration.ofSeconds(20));
            Plan plan = impatient(FailoverDraft.read(task, Optional.of("Ferries"), ends, reader, practice.estate().runs(), Clock.systemUTC()).plan());
            return practice.estate().runner().run(plan, new EndsWorld(ends, reader, Ferries.SECRETS, Clock.systemUTC()), event -> {
                try {
                    mishap.on(control, plan, event);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static Plan impatient(Plan plan) {
        return new Plan(plan.task(), plan.link(), plan.server(), plan.instance(), plan.steps().stream().map(step -> step.id().equals(plan.pointOfNoReturn()) ? step.within(Duration.ofSeconds(2)) : step).toList(),
                plan.undoable(), plan.pointOfNoReturn()).interrupting(plan.writesEnd());
    }

    private String line() {
        return fx(() -> lookup(".run-writes").queryLabeled().getText());
    }

    private List<String> statements() {
        return fx(() -> lookup(node -> node instanceof TextArea area && !area.getAccessibleText().equals("Raw text")).<TextArea>queryAll().stream().map(TextArea::getText).filter(text -> text.startsWith("ALTER")).collect(Collectors.toList()));
    }
}
