package io.linkspan.ui.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.ui.Practice;
import io.linkspan.ui.Shots;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import io.linkspan.ui.control.State;
import io.linkspan.ui.create.draft.Chapter;
import io.linkspan.ui.create.draft.WizardModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The wizard, walked by mouse from the first page to a running link. */
class WizardWalkTest extends UiTest {

    @TempDir
    static Path folder;

    private static Practice practice;

    private final Visited visited = new Visited();
    private NewLinkWizard wizard;

    @BeforeAll
    static void begin() {
        practice = new Practice(folder, Platform::runLater);
    }

    @AfterAll
    static void end() {
        practice.close();
    }

    @Override
    protected Parent build() {
        wizard = new NewLinkWizard(practice.estate(), practice.work(), visited, Optional.empty(), Optional.empty());
        return new StackPane();
    }

    @AfterEach
    void close() {
        fx(() -> wizard.stage().close());
    }

    private WizardModel model() {
        return wizard.model();
    }

    @Test
    void aNewcomerGetsFromTheFirstPageToARunningLink() {
        fx(wizard::show);
        picture("wizard-1-introduction");
        small(wizard.stage(), "wizard-1-introduction");
        clickOn("Next >");
        picture("wizard-2-purpose");
        clickOn("Next >");
        until(() -> model().draft().survey().get().isPresent());
        picture("wizard-3-server");
        clickOn("Next >");
        picture("wizard-4-databases-ready");
        clickOn(box("Choose Timetable"));
        clickOn("Timetable");
        picture("wizard-4-databases");
        small(wizard.stage(), "wizard-4-databases");
        clickOn(box("Choose Ferries"));
        clickOn("Next >");
        until(() -> model().draft().instanceSurvey().get().isPresent());
        picture("wizard-5-instance");
        small(wizard.stage(), "wizard-5-instance");
        clickOn("Next >");
        until(() -> model().draft().read().isPresent());
        picture("wizard-6-names");
        small(wizard.stage(), "wizard-6-names");
        clickOn("Next >");
        until(() -> model().draft().current().isPresent());
        picture("wizard-7-checks");
        small(wizard.stage(), "wizard-7-checks");
        clickOn(lookup(n -> n instanceof CheckBox box && box.getText().startsWith("I have read")).<CheckBox>query());
        clickOn("Next >");
        picture("wizard-8-review");
        small(wizard.stage(), "wizard-8-review");
        assertEquals(Chapter.REVIEW, fx(() -> model().chapter().get()));
        clickOn("Finish");
        until(() -> model().run().current().filter(row -> row.number() > 5).isPresent());
        picture("wizard-9-run");
        until(() -> model().chapter().get() == Chapter.RESULTS);
        picture("wizard-10-results");
        small(wizard.stage(), "wizard-10-results");
        assertTrue(fx(() -> model().run().steps().stream().allMatch(row -> row.state() == State.SUCCESS)));
        clickOn("Open the link");
        assertEquals(List.of("go Link"), visited.words());
        assertFalse(fx(() -> wizard.stage().isShowing()));
    }

    private CheckBox box(String words) {
        return lookup(n -> n instanceof CheckBox box && words.equals(box.getAccessibleText())).query();
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        fx(() -> Shots.take(wizard.stage().getScene(), name));
    }
}
