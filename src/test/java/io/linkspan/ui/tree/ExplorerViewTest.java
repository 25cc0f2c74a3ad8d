package io.linkspan.ui.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.ui.Practice;
import io.linkspan.ui.UiTest;
import io.linkspan.ui.Visited;
import io.linkspan.ui.estate.EstateModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The object explorer over a practice estate, by keyboard and by mouse. */
class ExplorerViewTest extends UiTest {

    @TempDir
    static Path parent;

    private final Visited visited = new Visited();
    private final List<String> properties = FXCollections.observableArrayList();
    private Practice practice;
    private EstateModel estate;
    private TreeModel model;
    private String whyNot = "";

    @Override
    protected Parent build() throws Exception {
        practice = new Practice(Files.createTempDirectory(parent, "lab"), Platform::runLater);
        estate = new EstateModel(practice.estate(), practice.work());
        model = new TreeModel(FXCollections.observableArrayList(estate), practice.work());
        return new ExplorerView(model, visited, _ -> whyNot, () -> properties.add(model.selected().get().orElseThrow().getValue().name()));
    }

    @AfterEach
    void close() {
        fx(estate::close);
        practice.close();
    }

    @Test
    void numpadKeysOpenCloseAndOpenAllBelow() {
        select("HARBOUR01");
        push(KeyCode.ADD);
        until(() -> line("HARBOUR01").isExpanded());
        select("Databases");
        push(KeyCode.ADD);
        until(() -> find("Ferries").isPresent());
        push(KeyCode.SUBTRACT);
        until(() -> !line("Databases").isExpanded());
        select("HARBOUR01");
        push(KeyCode.MULTIPLY);
        until(() -> line("Security").isExpanded() && find("Timetable").isPresent());
        shot("explorer");
    }

    @Test
    void enterOpensThePageOfALineOrWhatIsBelowIt() {
        select("default");
        push(KeyCode.ENTER);
        until(() -> visited.words().equals(List.of("go Links")));
        select("practice");
        push(KeyCode.ENTER);
        until(() -> !line("practice").isExpanded());
    }

    @Test
    void theMenuKeyOffersWhatCanBeDoneAndWhyNotTheRest() {
        whyNot = "the role is Watch";
        select("HARBOUR01");
        push(KeyCode.CONTEXT_MENU);
        until(() -> menu().size() == 4);
        assertEquals(List.of("New Link… – the role is Watch", "Show Dashboard", "Refresh", "Properties"), menu().stream().map(MenuItem::getText).map(t -> t.replace("_", "")).toList());
        assertTrue(menu().getFirst().isDisable());
        push(KeyCode.ESCAPE);
        until(() -> menu().isEmpty());
    }

    @Test
    void theMouseOpensTheMenuOfTheLineUnderIt() {
        select("Databases");
        fx(() -> line("Databases").setExpanded(true));
        until(() -> find("Ferries").isPresent() && shown("Ferries"));
        WaitForAsyncUtils.waitForFxEvents(); // until the lines are laid out
        clickOn("Ferries", MouseButton.SECONDARY);
        until(() -> !menu().isEmpty());
        clickOn("New Link…");
        until(() -> visited.words().equals(List.of("new link on HARBOUR01 of Ferries")));
        WaitForAsyncUtils.waitForFxEvents();
        clickOn("Ferries", MouseButton.SECONDARY);
        until(() -> !menu().isEmpty());
        clickOn("Properties");
        until(() -> properties.equals(List.of("Ferries")));
    }

    @Test
    void aGroupOfOneNodeUnderALinkSaysWhyItIsNotFailedOver() {
        practice.link();
        fx(estate::refresh);
        fx(() -> line("Availability Groups").setExpanded(true));
        until(() -> find("ferriesag").filter(group -> group.getValue().place().isPresent()).isPresent());
        select("ferriesag");
        push(KeyCode.CONTEXT_MENU);
        until(() -> !menu().isEmpty());
        assertEquals("Fail Over to Another Node… – the group has one node", menu().getFirst().getText().replace("_", ""));
        assertTrue(menu().getFirst().isDisable());
    }

    private List<MenuItem> menu() {
        return listWindows().stream().filter(ContextMenu.class::isInstance).map(w -> (ContextMenu) w).filter(Window::isShowing).findFirst()
                .<List<MenuItem>>map(ContextMenu::getItems).orElse(List.of());
    }

    private void select(String name) {
        fx(() -> {
            for (TreeItem<Entry> above = line(name).getParent(); above != null; above = above.getParent()) {
                above.setExpanded(true);
            }
            tree().requestFocus();
            tree().getSelectionModel().select(line(name));
        });
    }

    private TreeView<Entry> tree() {
        return lookup("#explorer").query();
    }

    private TreeItem<Entry> line(String name) {
        return find(name).orElseThrow();
    }

    private Optional<TreeItem<Entry>> find(String name) {
        return find(model.root(), name);
    }

    private static Optional<TreeItem<Entry>> find(TreeItem<Entry> from, String name) {
        return from.getValue().name().equals(name) ? Optional.of(from) : from.getChildren().stream().flatMap(child -> find(child, name).stream()).findFirst();
    }
}
