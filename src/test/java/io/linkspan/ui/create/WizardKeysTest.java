package io.linkspan.ui.create;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.Practice;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import io.linkspan.ui.create.draft.Chapter;
import io.linkspan.ui.create.draft.WizardModel;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wizard by keyboard alone, and left in the middle of a run. */
class WizardKeysTest extends UiTest {

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

    @Test
    void fromTheFirstPageToARunThatIsLeftAndResumedLater() throws Exception {
        practice.lab().control().set("cut-path", "HARBOUR01", "");
        fx(wizard::show);
        alt(KeyCode.N);
        alt(KeyCode.N);
        until(() -> model().draft().survey().get().isPresent());
        alt(KeyCode.N);
        alt(KeyCode.P);
        assertEquals(Chapter.SERVER, chapter());
        alt(KeyCode.N);
        tabTo(wizard.stage(), TableView.class);
        key(KeyCode.HOME);
        key(KeyCode.SPACE);
        assertEquals("Ferries", fx(() -> model().draft().database().get()));
        alt(KeyCode.N);
        until(() -> model().draft().instanceSurvey().get().isPresent());
        alt(KeyCode.N);
        until(() -> model().draft().read().isPresent());
        alt(KeyCode.N);
        var before = fx(() -> model().draft().checked().get());
        key(KeyCode.F5);
        until(() -> !model().draft().checked().get().equals(before));
        tabTo(wizard.stage(), CheckBox.class);
        key(KeyCode.SPACE);
        alt(KeyCode.N);
        assertEquals(Chapter.REVIEW, chapter());
        alt(KeyCode.F);
        until(() -> model().run().current().filter(row -> row.number() > 11).isPresent());
        key(KeyCode.ESCAPE);
        assertTrue(fx(() -> wizard.stage().isShowing()), "in the middle of a run it asks first");
        key(KeyCode.SPACE);
        assertTrue(fx(() -> wizard.stage().isShowing()), "the safe way is in front: to stay");
        key(KeyCode.ESCAPE);
        alt(KeyCode.L);
        assertFalse(fx(() -> wizard.stage().isShowing()));
        until(() -> !model().run().goesHere());
        assertEquals(Optional.of(RunOutcome.STOPPED), fx(() -> model().run().outcome().get()));
        assertEquals(RunOutcome.STOPPED, practice.estate().runs().outcome(practice.estate().runs().unfinished()), "the start page finds it");
    }

    private WizardModel model() {
        return wizard.model();
    }

    private Chapter chapter() {
        return fx(() -> model().chapter().get());
    }
}
