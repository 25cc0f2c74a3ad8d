package io.linkspan.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.LabControl;
import io.linkspan.model.Problem;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.FxQueue;
import io.linkspan.ui.Practice;
import io.linkspan.ui.control.State;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunModelTest {

    @TempDir
    private Path folder;
    private final FxQueue fx = new FxQueue();
    private Practice practice;
    private RunModel model;

    @BeforeEach
    void opens() {
        practice = new Practice(folder, fx);
        model = new RunModel(practice.estate(), practice.work());
    }

    @AfterEach
    void closes() {
        model.close();
        practice.close();
    }

    private Plan start() {
        Plan plan = Ferries.plan(practice.estate(), "ferries");
        model.start(plan, Ferries.ends(practice.estate()), Ferries.SECRETS);
        return plan;
    }

    private void until(RunOutcome outcome) {
        fx.until(() -> model.outcome().get().equals(Optional.of(outcome)), Duration.ofSeconds(60));
    }

    @Test
    void runsAPlanToItsEnd() {
        Plan plan = start();
        assertEquals(plan.steps().size(), model.steps().size());
        assertTrue(model.steps().stream().allMatch(row -> row.state() == State.PENDING));
        assertEquals("", model.whyNotStop().get());
        until(RunOutcome.DONE);
        assertTrue(model.steps().stream().allMatch(StepRow::holds), model.steps()::toString);
        assertTrue(model.steps().stream().allMatch(row -> row.took().isPresent()), model.steps()::toString);
        assertEquals(Optional.empty(), model.problem().get());
        assertEquals("Every step is done.", model.whyNotResume().get());
        assertEquals("", model.whyNotUndo().get());
    }

    @Test
    void stopsAsAskedAndGoesOn() {
        start();
        fx.until(() -> model.current().filter(row -> row.number() > 2).isPresent());
        model.stop();
        assertTrue(model.whyNotStop().get().contains("as soon as"));
        until(RunOutcome.STOPPED);
        assertEquals(RunModel.ASKED, model.problem().get().orElseThrow().code());
        assertTrue(model.steps().stream().anyMatch(row -> row.words().equals("Stopped") && row.state() == State.WARNING));
        fx.until(() -> model.existing().get().isPresent());
        assertEquals(List.of(Ferries.SERVER, Ferries.INSTANCE, "Azure"), model.existing().get().orElseThrow().lines().stream().map(Existing.Line::who).toList());
        model.resume(model.history().get().orElseThrow(), Ferries.SECRETS);
        until(RunOutcome.DONE);
    }

    @Test
    void takesARunBack() {
        start();
        fx.until(() -> model.current().filter(row -> row.number() > 6).isPresent());
        model.stop();
        until(RunOutcome.STOPPED);
        UndoPreview preview = UndoPreview.of(model.history().get().orElseThrow());
        assertFalse(preview.back().isEmpty());
        model.undo(model.history().get().orElseThrow(), Ferries.SECRETS);
        until(RunOutcome.UNDONE);
        assertEquals("The run was taken back.", model.whyNotResume().get());
        List<Integer> back = model.steps().stream().filter(row -> row.words().equals("Taken back")).map(StepRow::number).toList();
        assertEquals(preview.back().stream().map(preview::number).sorted().toList(), back);
    }

    @Test
    void saysWhatIsUnknownWhenAServerDiesInTheMiddle() throws IOException {
        start();
        fx.until(() -> model.current().filter(row -> row.number() > 3).isPresent());
        try (LabControl control = practice.lab().control()) {
            control.set("kill", Ferries.SERVER, "");
        }
        until(RunOutcome.STOPPED);
        assertEquals(Problem.Kind.UNREACHABLE, model.problem().get().orElseThrow().kind());
        fx.until(() -> model.existing().get().isPresent());
        Existing.Line dead = model.existing().get().orElseThrow().lines().getFirst();
        assertEquals(State.UNKNOWN, dead.state());
        assertFalse(model.steps().stream().allMatch(StepRow::holds));
    }

    @Test
    void showsTheSameRowsFromTheJournal() {
        start();
        fx.until(() -> model.current().filter(row -> row.number() > 2).isPresent());
        model.stop();
        until(RunOutcome.STOPPED);
        RunModel read = new RunModel(practice.surroundings(), practice.work(), () -> List.of(practice.estate().runs()), _ -> Optional.empty());
        read.open(model.run().get().orElseThrow());
        fx.until(() -> read.outcome().get().isPresent());
        assertEquals(model.outcome().get(), read.outcome().get());
        assertEquals(model.problem().get(), read.problem().get());
        assertEquals(words(model), words(read));
        assertEquals(RunWords.notConnected(read.plan().get().orElseThrow()).text(), resumed(read).problem().get().orElseThrow().text());
    }

    private static List<String> words(RunModel model) {
        return model.steps().stream().map(row -> row.number() + " " + row.words() + " " + row.where() + " " + row.message()).toList();
    }

    private static RunModel resumed(RunModel model) {
        model.resume(model.history().get().orElseThrow(), Ferries.SECRETS);
        return model;
    }

    @Test
    void followsARunThatAnotherModelIsAt() {
        start();
        fx.until(() -> model.run().get().isPresent());
        RunModel read = new RunModel(practice.surroundings(), practice.work(), () -> List.of(practice.estate().runs()), _ -> Optional.of(practice.estate()));
        read.open(model.run().get().orElseThrow());
        fx.until(() -> read.outcome().get().equals(Optional.of(RunOutcome.RUNNING)));
        assertFalse(read.goesHere());
        assertEquals("Another process is at it: stop it there.", read.whyNotStop().get());
        model.stop();
        fx.until(() -> read.outcome().get().equals(Optional.of(RunOutcome.STOPPED)));
        assertTrue(read.steps().stream().anyMatch(row -> row.words().equals("Stopped")));
    }
}
