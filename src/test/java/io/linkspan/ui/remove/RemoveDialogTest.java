package io.linkspan.ui.remove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.link.LinkEnds;
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
class RemoveDialogTest extends UiTest {

    @TempDir
    static Path parent;

    private final Visited visited = new Visited();
    private Practice practice;
    private Path saved;

    @Override
    protected Parent build() throws Exception {
        practice = new Practice(Files.createTempDirectory(parent, "lab"), Platform::runLater);
        saved = parent.resolve("remove.sql");
        return new StackPane();
    }

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void removesALinkWhoseNameIsTyped() throws Exception {
        Place.Link link = practice.link();
        RemoveModel model = fx(() -> new RemoveModel(link, Optional.of("Ferries"), practice.work()));
        fx(() -> new RemoveDialog(model, practice.work(), visited, Optional.of((_, _) -> Optional.of(saved))).show(stage));
        until(() -> model.plan().get().isPresent());
        assertEquals("Type the link's name first.", model.whyNot().get());
        assertEquals(4, model.plan().get().orElseThrow().steps().size());
        shotOfTop("remove-link");
        clickOn("Keep the availability group on HARBOUR01");
        assertEquals(3, model.plan().get().orElseThrow().steps().size());
        assertTrue(model.scripted().orElseThrow().command().endsWith("link remove ferries --keep-availability-group"));

        clickOn("Script").clickOn("T-SQL").clickOn("File…");
        until(() -> visited.words().stream().anyMatch(words -> words.startsWith("Saved: ")));
        assertTrue(Files.readString(saved).startsWith("-- PRACTICE"));
        clickOn("Script").clickOn("T-SQL").clickOn("New Window");
        shotOfTop("script-window");
        push(KeyCode.ESCAPE);

        clickOn(".text-field");
        write("ferries");
        clickOn("Remove link");
        until(() -> visited.words().contains("started remove ferries"));
        until(() -> windows().size() == 1);
        try (LinkEnds ends = practice.estate().lazyEnds("HARBOUR01", "quay-one")) {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> ends.arm().links().isEmpty());
        }
    }

    private static List<Stage> windows() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast).filter(Stage::isShowing).toList();
    }

    private static void shotOfTop(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        fx(() -> Shots.take(windows().getLast().getScene(), name));
    }
}
