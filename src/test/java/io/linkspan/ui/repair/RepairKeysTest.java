package io.linkspan.ui.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.model.Side;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.Place;
import io.linkspan.ui.Practice;
import io.linkspan.ui.TwoPrimaries;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The guide by keyboard alone. */
class RepairKeysTest extends UiTest {

    @TempDir
    static Path folder;

    private static Practice practice;
    private static Place.Link link;

    private final Visited visited = new Visited();
    private RepairWizard wizard;

    @BeforeAll
    static void begin() throws Exception {
        practice = new Practice(folder, Platform::runLater);
        link = practice.link();
        TwoPrimaries.make(practice, link);
    }

    @AfterAll
    static void end() {
        practice.close();
    }

    @Override
    protected Parent build() {
        wizard = new RepairWizard(link, Optional.empty(), practice.work(), visited);
        return new StackPane();
    }

    @AfterEach
    void close() {
        fx(() -> wizard.stage().close());
    }

    @Test
    void fromTwoPrimariesToOneThatTheOtherFollows() {
        fx(wizard::show);
        until(() -> model().judged().draft().get().isPresent());
        alt(KeyCode.N);
        assertEquals(Chapter.CHOOSE, chapter());
        tabTo(wizard.stage(), node -> node instanceof RadioButton button && button.getText().equals("quay-one stays primary"), "choice");
        key(KeyCode.SPACE);
        assertEquals(Optional.of(Side.MANAGED_INSTANCE), fx(() -> model().keep().get()));
        alt(KeyCode.N);
        assertEquals(Chapter.FENCE, chapter());
        alt(KeyCode.N);
        assertEquals(Chapter.SAVE, chapter());
        alt(KeyCode.T);
        targetWindow(wizard.stage());
        write("C:\\Saved\\");
        alt(KeyCode.N);
        until(() -> model().chapter().get() == Chapter.READINESS && !model().judged().activity().busy());
        key(KeyCode.F5);
        until(() -> model().whyNotNext().get().isEmpty());
        alt(KeyCode.N);
        assertEquals(Chapter.REVIEW, chapter());
        tabTo(wizard.stage(), TextField.class);
        write("ferries drops sql-server");
        WaitForAsyncUtils.waitForFxEvents();
        alt(KeyCode.F);
        until(() -> model().chapter().get() == Chapter.RESULTS);
        assertEquals(Optional.of(RunOutcome.DONE), fx(() -> model().run().outcome().get()));
        WaitForAsyncUtils.waitForFxEvents();
        alt(KeyCode.B);
        until(() -> visited.words().equals(List.of("fail over ferries")));
    }

    private Chapter chapter() {
        return fx(() -> model().chapter().get());
    }

    private RepairModel model() {
        return wizard.model();
    }
}
