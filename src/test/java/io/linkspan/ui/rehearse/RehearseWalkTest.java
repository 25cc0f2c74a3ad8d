package io.linkspan.ui.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.plan.run.Rehearsal;
import io.linkspan.ui.Place;
import io.linkspan.ui.Practice;
import io.linkspan.ui.Shots;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The wizard, over a link of a practice estate. */
class RehearseWalkTest extends UiTest {

    @TempDir
    static Path folder;

    private static Practice practice;
    private static Place.Link link;

    private final Visited visited = new Visited();
    private RehearseWizard wizard;

    @BeforeAll
    static void begin() {
        practice = new Practice(folder, Platform::runLater);
        link = practice.link();
        practice.awaitBackup();
    }

    @AfterAll
    static void end() {
        practice.close();
    }

    @Override
    protected Parent build() {
        wizard = new RehearseWizard(link, Optional.empty(), practice.work(), visited);
        return new StackPane();
    }

    @AfterEach
    void close() {
        fx(() -> wizard.stage().close());
    }

    @Test
    void fromTheFirstPageToAReportOfACopyThatIsGone() {
        fx(wizard::show);
        until(() -> model().plan().get().isPresent());
        picture("rehearse-1-copy");
        small(wizard.stage(), "rehearse-1-copy");
        clickOn("Next >");
        until(() -> !model().judged().activity().busy());
        picture("rehearse-2-readiness");
        small(wizard.stage(), "rehearse-2-readiness");
        clickOn("Next >");
        picture("rehearse-3-review");
        small(wizard.stage(), "rehearse-3-review");
        clickOn("Finish");
        until(() -> model().run().current().isPresent() || model().chapter().get() == Chapter.RESULTS);
        picture("rehearse-4-run");
        until(() -> model().chapter().get() == Chapter.RESULTS);
        picture("rehearse-5-results");
        small(wizard.stage(), "rehearse-5-results");
        Rehearsal shown = fx(() -> model().run().history().get().flatMap(Rehearsal::of).orElseThrow());
        assertEquals(Rehearsal.Verdict.PASSED, shown.verdict());
        assertTrue(shown.deleted());
        assertTrue(fx(() -> lookup(node -> node instanceof javafx.scene.control.Label label && label.getText().contains(shown.copy())).tryQuery().isPresent()), "the report names the copy");
        clickOn("Fail over…");
        assertEquals(List.of("fail over ferries"), visited.words());
    }

    @Test
    void fromTheFirstPageToTheNextTaskByKeyboardAlone() {
        fx(wizard::show);
        until(() -> model().plan().get().isPresent());
        alt(KeyCode.Y);
        targetWindow(wizard.stage());
        write("Ferries_by_hand");
        alt(KeyCode.N);
        until(() -> model().chapter().get() == Chapter.READINESS && !model().judged().activity().busy());
        key(KeyCode.F5);
        until(() -> model().whyNotNext().get().isEmpty());
        alt(KeyCode.N);
        assertEquals(Chapter.REVIEW, fx(() -> model().chapter().get()));
        alt(KeyCode.P);
        assertEquals(Chapter.READINESS, fx(() -> model().chapter().get()));
        alt(KeyCode.N);
        alt(KeyCode.F);
        until(() -> model().chapter().get() == Chapter.RESULTS);
        assertEquals("Ferries_by_hand", fx(() -> model().run().history().get().flatMap(Rehearsal::of).orElseThrow().copy()));
        WaitForAsyncUtils.waitForFxEvents();
        alt(KeyCode.O);
        until(() -> visited.words().equals(List.of("fail over ferries")));
    }

    @Test
    void whatIsNoMomentIsSaidAndWhatWasChangedIsReadAgain() {
        fx(wizard::show);
        until(() -> model().plan().get().isPresent());
        fx(() -> model().moment().set("yesterday"));
        assertTrue(fx(() -> model().whyNotNext().get()).startsWith("\"yesterday\" is no moment"));
        fx(() -> model().moment().set(""));
        alt(KeyCode.N);
        until(() -> model().chapter().get() == Chapter.READINESS && !model().judged().activity().busy());
        fx(() -> model().as().set("Ferries_try"));
        assertEquals("Something was changed since it was read: press F5.", fx(() -> model().whyNotNext().get()));
        key(KeyCode.F5);
        until(() -> model().whyNotNext().get().isEmpty());
        assertTrue(fx(() -> model().command()).contains("--as Ferries_try"));
    }

    private RehearseModel model() {
        return wizard.model();
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        fx(() -> Shots.take(wizard.stage().getScene(), name));
    }
}
