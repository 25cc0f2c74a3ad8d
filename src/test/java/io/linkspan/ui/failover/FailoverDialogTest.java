package io.linkspan.ui.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkRole;
import io.linkspan.model.Side;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.Place;
import io.linkspan.ui.Practice;
import io.linkspan.ui.Shots;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The dialog, over a link of a practice estate. */
class FailoverDialogTest extends UiTest {

    @TempDir
    static Path parent;

    private final Visited visited = new Visited();
    private Practice practice;

    @Override
    protected Parent build() throws Exception {
        practice = new Practice(Files.createTempDirectory(parent, "lab"), Platform::runLater);
        return new StackPane();
    }

    @AfterEach
    void close() {
        practice.close();
    }

    private FailoverModel shown() {
        Place.Link link = practice.link();
        FailoverModel model = fx(() -> new FailoverModel(link, Optional.empty(), practice.work()));
        fx(() -> new FailoverDialog(model, practice.work(), visited).show(stage));
        return model;
    }

    @Test
    void failsOverALinkWhoseNameIsTyped() throws Exception {
        FailoverModel model = shown();
        until(() -> model.plan().get().isPresent());
        assertEquals("Type the words first: ferries", model.whyNot().get());
        shotOfTop("failover");
        clickOn("Planned, then drop the link");
        assertTrue(model.plan().get().orElseThrow().steps().stream().anyMatch(step -> step.id().equals("delete-link")));
        shotOfTop("failover-drop");
        clickOn("Planned, keep the link");
        clickOn(".text-field");
        write("ferries");
        push(KeyCode.ALT, KeyCode.F);
        until(() -> visited.words().contains("started failover ferries"));
        until(() -> windows().size() == 1);
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> practice.estate().runs().list().getFirst().outcome().equals(Optional.of(RunOutcome.DONE)));
        try (LinkEnds ends = practice.estate().lazyEnds("HARBOUR01", "quay-one")) {
            assertEquals(Optional.of(LinkRole.PRIMARY), practice.estate().reader(ends).read(model.link().name()).role(Side.MANAGED_INSTANCE));
        }
    }

    @Test
    void aForcedOneNamesWhatIsLostAndTakesNoOtherWords() throws Exception {
        FailoverModel model = shown();
        until(() -> model.plan().get().isPresent());
        practice.lab().control().set("kill", "HARBOUR01", "");
        fx(model::refresh);
        until(() -> !model.activity().busy());
        assertTrue(model.plan().get().isEmpty());
        clickOn("Forced");
        until(() -> model.plan().get().isPresent());
        assertEquals("ferries unknown", model.sentence().get());
        fx(() -> model.typed().set("ferries"));
        assertEquals("Type the words first: ferries unknown", model.whyNot().get());
        shotOfTop("failover-forced");
        fx(() -> model.typed().set("ferries unknown"));
        assertEquals("", model.whyNot().get());
    }

    private static List<Stage> windows() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast).filter(Stage::isShowing).toList();
    }

    private static void shotOfTop(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        fx(() -> Shots.take(windows().getLast().getScene(), name));
    }
}
