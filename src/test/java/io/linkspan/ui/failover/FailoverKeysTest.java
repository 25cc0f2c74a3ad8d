package io.linkspan.ui.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.check.Limit;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.Place;
import io.linkspan.ui.Practice;
import io.linkspan.ui.Shots;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The wizard by keyboard alone: somebody is at work, the run waits, and is aborted. */
class FailoverKeysTest extends UiTest {

    @TempDir
    static Path folder;

    private static Practice practice;
    private static Place.Link link;

    private FailoverWizard wizard;

    @BeforeAll
    static void begin() {
        practice = new Practice(folder, Platform::runLater);
        link = practice.link();
    }

    @AfterAll
    static void end() {
        practice.close();
    }

    @Override
    protected Parent build() {
        wizard = new FailoverWizard(link, Optional.empty(), practice.work(), new Visited());
        return new StackPane();
    }

    @AfterEach
    void close() {
        fx(() -> wizard.stage().close());
    }

    @Test
    void fromTheFirstPageToARunThatIsAbortedWhileItWaits() throws Exception {
        try (Busy _ = Busy.in(practice)) {
            fx(wizard::show);
            until(() -> model().plan().get().isPresent());
            alt(KeyCode.N);
            alt(KeyCode.N);
            until(() -> !model().judged().activity().busy());
            var before = fx(() -> model().judged().draft().get());
            key(KeyCode.F5);
            until(() -> !model().judged().draft().get().equals(before) && !model().judged().activity().busy());
            alt(KeyCode.L);
            targetWindow(wizard.stage());
            key(KeyCode.DELETE);
            key(KeyCode.DELETE);
            write("7");
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(7, fx(() -> model().failover().limits().limits().get().get(Limit.LAG)));
            picture("failover-3-readiness-limits");
            write("x");
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals("The limit lag is a whole number (seconds) from 0 to 86400, not \"x\". Usually it is 30.", fx(() -> model().whyNotNext().get()));
            picture("failover-3-readiness-limits-wrong");
            small(wizard.stage(), "failover-3-readiness-limits");
            alt(KeyCode.B);
            alt(KeyCode.L);
            alt(KeyCode.N);
            alt(KeyCode.N);
            assertEquals(Chapter.WORKLOAD, fx(() -> model().chapter().get()));
            picture("failover-4-workload-busy");
            alt(KeyCode.N);
            alt(KeyCode.N);
            assertEquals(Chapter.REVIEW, fx(() -> model().chapter().get()));
            tabTo(wizard.stage(), TextField.class);
            targetWindow(wizard.stage());
            write("ferries");
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals("", fx(() -> model().whyNotFinish().get()));
            alt(KeyCode.F);
            until(() -> model().chapter().get() == Chapter.RUN);
            until(() -> model().run().current().filter(row -> row.step().id().equals("writers")).isPresent() && !model().live().looks().isEmpty());
            picture("failover-7-run-waiting");
            small(wizard.stage(), "failover-7-run-waiting");
            targetWindow(wizard.stage());
            alt(KeyCode.A);
            until(() -> !model().returnable().get());
            until(() -> !model().run().goesHere() && model().run().outcome().get().equals(Optional.of(RunOutcome.UNDONE)));
            picture("failover-7-run-aborted");
        }
    }

    private FailoverWizardModel model() {
        return wizard.model();
    }

    private void picture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        fx(() -> Shots.take(wizard.stage().getScene(), name));
    }
}
