package io.linkspan.ui.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.ui.Place;
import io.linkspan.ui.tree.Entry;
import java.time.Instant;
import javafx.scene.Node;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** What SSMS hands know, by the keyboard alone, on the practice estate. */
class KeysTest extends FrameTest {

    @Test
    void theWholeWindowGoesByTheKeyboard() {
        type(KeyCode.ENTER); // the start page's button has the focus
        until(() -> stage.getTitle().startsWith("Linkspan – PRACTICE – default"));
        until(() -> window.model().estates().getFirst().watch().get().isPresent());
        refreshes();
        folds();
        movesBetweenPanes();
        finds();
        changesTabs();
    }

    private void refreshes() {
        Instant before = looked();
        fx(() -> window.go(new Place.Links(window.model().estates().getFirst().estate())));
        push(KeyCode.F5);
        until(() -> looked().isAfter(before));
        fx(() -> window.model().estates().getFirst().refresh());
        push(KeyCode.ALT, KeyCode.PAUSE);
        until(() -> !window.model().estates().getFirst().activity().busy());
    }

    private Instant looked() {
        return window.model().estates().getFirst().activity().readAt().orElseThrow();
    }

    private void folds() {
        push(KeyCode.CONTROL, KeyCode.R);
        until(() -> lookup("No messages.").tryQuery().isPresent() || bottomHeight() > 100);
        push(KeyCode.CONTROL, KeyCode.R);
        until(() -> bottomHeight() <= 29);
        push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.O);
        until(() -> bottomHeight() > 100);
        assertTrue(fx(() -> window.model().output().lines().stream().anyMatch(line -> line.text().startsWith("Reading default"))));
        push(KeyCode.CONTROL, KeyCode.ALT, KeyCode.O);
        push(KeyCode.F8);
        until(() -> lookup("#explorer").tryQuery().isEmpty());
        push(KeyCode.F8);
        until(() -> lookup("#explorer").tryQuery().isPresent());
        push(KeyCode.F7);
        until(() -> lookup(".details-pane").query().getLayoutBounds().getWidth() > 200);
        push(KeyCode.F7);
        until(() -> lookup(".details-pane").query().getLayoutBounds().getWidth() < 40);
        push(KeyCode.F4);
        until(() -> lookup(".details-pane").query().getLayoutBounds().getWidth() > 200);
    }

    private double bottomHeight() {
        return lookup(".bottom-pane").query().getLayoutBounds().getHeight();
    }

    private void movesBetweenPanes() {
        fx(() -> tree().requestFocus());
        push(KeyCode.F6);
        until(() -> in(".tab-pane"));
        push(KeyCode.F6);
        until(() -> in(".details-pane"));
        push(KeyCode.F6);
        until(() -> in(".bottom-pane"));
        push(KeyCode.F6);
        until(() -> in(".explorer"));
        push(KeyCode.SHIFT, KeyCode.F6);
        until(() -> in(".bottom-pane"));
    }

    private boolean in(String pane) {
        for (Node node = stage.getScene().getFocusOwner(); node != null; node = node.getParent()) {
            if (node.equals(lookup(pane).query())) {
                return true;
            }
        }
        return false;
    }

    private void finds() {
        fx(() -> tree().requestFocus());
        push(KeyCode.CONTROL, KeyCode.F);
        write("quay");
        push(KeyCode.ENTER);
        until(() -> selected().equals("quay-one"));
        push(KeyCode.ESCAPE);
        push(KeyCode.CONTROL, KeyCode.F);
        write("harb");
        push(KeyCode.F3);
        until(() -> selected().equals("HARBOUR01"));
        push(KeyCode.ESCAPE);
        until(() -> in(".explorer"));
    }

    private void changesTabs() {
        String here = fx(stage::getTitle);
        push(KeyCode.CONTROL, KeyCode.TAB);
        until(() -> !stage.getTitle().equals(here));
        push(KeyCode.CONTROL, KeyCode.TAB);
        until(() -> stage.getTitle().equals(here));
        push(KeyCode.CONTROL, KeyCode.F4);
        until(() -> !stage.getTitle().equals(here));
        assertFalse(fx(() -> lookup(".tab").queryAll().isEmpty()));
        push(KeyCode.F1);
        until(() -> shown("Start page"));
        push(KeyCode.ESCAPE);
        until(() -> listWindows().stream().filter(Window::isShowing).count() == 1);
        assertEquals("Linkspan – Start", fx(stage::getTitle));
    }

    private TreeView<Entry> tree() {
        return lookup("#explorer").query();
    }

    private String selected() {
        return tree().getSelectionModel().getSelectedItem().getValue().name();
    }
}
