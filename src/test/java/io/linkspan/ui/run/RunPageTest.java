package io.linkspan.ui.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.lab.LabControl;
import io.linkspan.plan.Plan;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.Practice;
import io.linkspan.ui.Shots;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tab of a run, with a real one behind it. */
class RunPageTest extends UiTest {

    @TempDir
    static Path parent;

    private final Visited visited = new Visited();
    private Practice practice;
    private RunModel model;
    private Path saved;

    @Override
    protected Parent build() throws Exception {
        practice = new Practice(Files.createTempDirectory(parent, "lab"), Platform::runLater);
        model = new RunModel(practice.estate(), practice.work());
        saved = parent.resolve("saved.sql");
        return new StackPane(new RunPage(model, visited, Optional.of((_, _) -> Optional.of(saved))).view());
    }

    @AfterEach
    void close() {
        fx(model::close);
        practice.close();
    }

    private void until(RunOutcome outcome) {
        until(() -> model.outcome().get().equals(Optional.of(outcome)));
    }

    private void start() {
        Plan plan = Ferries.plan(practice.estate(), "ferries");
        fx(() -> model.start(plan, Ferries.ends(practice.estate()), Ferries.SECRETS));
    }

    @Test
    void stopsWhenAskedAndGoesOnWhenAgreed() throws IOException {
        set("cut-path", Ferries.SERVER, "");
        start();
        until(() -> model.current().filter(row -> row.number() == 12 && row.message().equals("Azure is at it")).isPresent());
        shot("run-running");
        clickOn("Stop");
        until(RunOutcome.STOPPED);
        until(() -> model.existing().get().isPresent());
        shot("run-stopped-asked");
        StepRow stopped = model.steps().stream().filter(row -> row.words().equals("Stopped")).findFirst().orElseThrow();
        assertTrue(shown("Stopped at step " + stopped.number() + ", as you asked"));
        clear();
        clickOn("Resume…");
        shot(top(), "run-resume");
        type(KeyCode.SPACE);
        until(RunOutcome.DONE);
        shot("run-done");
    }

    @Test
    void saysWhyItStoppedAndTakesBackWhatIsAgreedByName() throws IOException {
        set("arm-error", "", "PUT:ManagedInstanceIsBusy");
        start();
        until(RunOutcome.STOPPED);
        until(() -> model.existing().get().isPresent());
        shot("run-stopped");
        fx(() -> stage.setWidth(780));
        shot("run-stopped-narrow");
        fx(() -> stage.setWidth(1280));
        clickOn("Undo…");
        Stage question = top();
        shot(question, "run-undo");
        clickOn("Undo");
        assertTrue(question.isShowing());
        clickOn(question.getScene().getRoot().lookup(".text-field"));
        write("FERRIES");
        clickOn("Undo");
        until(RunOutcome.UNDONE);
        assertTrue(shown("The run was taken back. What stayed says why in its row."));
        shot("run-undone");
    }

    private void set(String kind, String on, String value) throws IOException {
        try (LabControl control = practice.lab().control()) {
            control.set(kind, on, value);
        }
    }

    private void clear() throws IOException {
        try (LabControl control = practice.lab().control()) {
            control.clear();
        }
    }

    private static Stage top() {
        return fx(() -> (Stage) Window.getWindows().stream().filter(Stage.class::isInstance).reduce((_, last) -> last).orElseThrow());
    }

    private void shot(Stage window, String name) {
        fx(() -> Shots.take(window.getScene(), name));
    }
}
