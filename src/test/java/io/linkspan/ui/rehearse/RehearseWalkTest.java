package io.linkspan.ui.rehearse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.plan.Step;
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
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
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

    @Test
    void queriesOfOnesOwnAreTypedJudgedAndAsked() {
        fx(wizard::show);
        until(() -> model().plan().get().isPresent());
        assertTrue(shown("· Read every row of every table"), "the usual ones");
        tabTo(wizard.stage(), TextArea.class);
        targetWindow(wizard.stage());
        write("-- none yet");
        until(() -> model().whyNotNext().get().equals("There is no query: nothing but comments and empty lines. Write T-SQL, batches separated by lines of GO."));
        picture("rehearse-1-copy-no-query");
        fx(() -> model().queries().set("-- title: One\n-- expect: 1\nSELECT 1\nGO\nSELECT 2"));
        until(() -> model().whyNotNext().get().isEmpty());
        until(() -> shown("· One, which has to give 1"));
        assertTrue(shown("· Query 2"));
        picture("rehearse-1-copy-queries");
        small(wizard.stage(), "rehearse-1-copy-queries");
        key(KeyCode.TAB);
        assertTrue(fx(() -> wizard.stage().getScene().getFocusOwner() instanceof Button button && button.getText().equals("Save _queries…")), "the tab key leaves the text");
        assertEquals("link rehearse ferries --query-file queries.sql", fx(model()::command));
        assertEquals(List.of("One", "Query 2"), fx(() -> model().plan().get().orElseThrow().steps().stream().filter(step -> step.id().startsWith("query-")).map(Step::title).toList()));
        alt(KeyCode.N);
        until(() -> model().chapter().get() == Chapter.READINESS && model().whyNotNext().get().isEmpty());
        alt(KeyCode.N);
        alt(KeyCode.F);
        until(() -> model().chapter().get() == Chapter.RESULTS);
        Rehearsal shown = fx(() -> model().run().history().get().flatMap(Rehearsal::of).orElseThrow());
        assertEquals(List.of("One", "Query 2"), shown.answers().stream().map(Rehearsal.Answer::title).toList());
        assertEquals(Rehearsal.Verdict.PASSED, shown.verdict());
    }

    private RehearseModel model() {
        return wizard.model();
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        fx(() -> Shots.take(wizard.stage().getScene(), name));
    }
}
