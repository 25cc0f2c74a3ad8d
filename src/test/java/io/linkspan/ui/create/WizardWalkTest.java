package io.linkspan.ui.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.ui.Practice;
import io.linkspan.ui.Shots;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import io.linkspan.ui.create.draft.Chapter;
import io.linkspan.ui.create.draft.WizardModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The wizard, walked by mouse from the first page to a running link. */
class WizardWalkTest extends UiTest {

    @TempDir
    static Path parent;

    private final Visited visited = new Visited();
    private Practice practice;
    private NewLinkWizard wizard;

    @Override
    protected Parent build() throws Exception {
        practice = new Practice(Files.createTempDirectory(parent, "lab"), Platform::runLater);
        return new StackPane();
    }

    @AfterEach
    void close() {
        fx(() -> wizard.stage().close());
        practice.close();
    }

    private WizardModel model() {
        return wizard.model();
    }

    @Test
    void aNewcomerGetsFromTheFirstPageToARunningLink() {
        fx(() -> {
            wizard = new NewLinkWizard(practice.estate(), practice.work(), visited, Optional.empty(), Optional.empty());
            wizard.show();
        });
        picture("wizard-1-introduction");
        clickOn("Next >");
        picture("wizard-2-purpose");
        clickOn("Next >");
        until(() -> model().draft().survey().get().isPresent());
        picture("wizard-3-server");
        clickOn("Next >");
        picture("wizard-4-databases-ready");
        doubleClickOn("Timetable");
        picture("wizard-4-databases");
        doubleClickOn("Ferries");
        clickOn("Next >");
        until(() -> model().draft().instanceSurvey().get().isPresent());
        picture("wizard-5-instance");
        clickOn("Next >");
        until(() -> model().draft().read().isPresent());
        picture("wizard-6-names");
        clickOn("Next >");
        picture("wizard-7-checks");
        assertEquals("", "");
        clickOn(lookup(n -> n instanceof javafx.scene.control.CheckBox box && box.getText().startsWith("I have read")).<javafx.scene.control.CheckBox>query());
        clickOn("Next >");
        picture("wizard-8-review");
        assertTrue(fx(() -> model().chapter().get()) == Chapter.REVIEW);
        fx(() -> model().draft().agreed().set(true));
        clickOn("Finish");
        until(() -> model().run().steps().size() > 5);
        picture("wizard-9-run");
        until(() -> model().chapter().get() == Chapter.RESULTS);
        picture("wizard-10-results");
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        fx(() -> Shots.take(wizard.stage().getScene(), name));
    }
}
