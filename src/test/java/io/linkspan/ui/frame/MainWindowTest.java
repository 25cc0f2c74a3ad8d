package io.linkspan.ui.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.settings.WindowLayout;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Place;
import io.linkspan.ui.PracticeLink;
import io.linkspan.ui.Role;
import io.linkspan.ui.control.State;
import io.linkspan.ui.estate.EstateModel;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** The window by the mouse, from the start page to a link and a machine that does not answer. */
class MainWindowTest extends FrameTest {

    @Test
    void leadsFromTheStartPageToALinkAndSaysWhatDoesNotAnswer() throws Exception {
        assertEquals("Linkspan – Start", fx(stage::getTitle));
        assertTrue(entry("Link", "New Link…").getText().endsWith("no estate is open; connect to one first"));
        assertTrue(entry("Link", "Fail Over…").isDisable());
        shot("start");
        clickOn("Open practice estate");
        until(() -> stage.getTitle().startsWith("Linkspan – PRACTICE – default"));
        until(() -> estate().watch().get().isPresent());
        assertFalse(entry("Link", "New Link…").isDisable());
        assertTrue(fx(() -> stage.getScene().getRoot().getPseudoClassStates().contains(PseudoClass.getPseudoClass("practice"))));
        shot("frame-empty");
        opensTheWizard();
        showsALink();
        saysWhatDoesNotAnswer();
        foldsInASmallWindow();
        remembersHowItWasLeft();
    }

    private void opensTheWizard() {
        clickOn("New Link…");
        until(() -> listWindows().stream().filter(Window::isShowing).count() > 1);
        fx(() -> listWindows().stream().filter(w -> w != stage).toList().forEach(Window::hide));
    }

    private void showsALink() {
        OpenEstate open = fx(() -> estate().estate());
        PracticeLink.make(open);
        fx(estate()::refresh);
        until(() -> estate().watch().get().orElseThrow().links().size() == 1);
        fx(() -> window.go(PracticeLink.place(open)));
        until(() -> stage.getTitle().contains("ferries"));
        int tabs = tabs();
        fx(() -> window.go(new Place.Links(open)));
        Place.Link moved = new Place.Link(open, PracticeLink.place(open).name(), "HARBOUR02", PracticeLink.place(open).instance());
        fx(() -> window.go(moved));
        assertTrue(fx(stage::getTitle).contains("ferries"));
        assertEquals(tabs, tabs(), "a link keeps its tab when its group moves to another node");
        fx(() -> window.go(new Place.Links(open)));
        shot("frame");
    }

    private int tabs() {
        return fx(() -> lookup((Node node) -> node instanceof TabPane pane && "Pages".equals(pane.getAccessibleText())).<TabPane>query().getTabs().size());
    }

    private void saysWhatDoesNotAnswer() throws Exception {
        fx(() -> estate().estate().lab().orElseThrow()).control().set("kill", "HARBOUR01", "");
        clickOn("Refresh");
        until(() -> estate().watch().get().orElseThrow().asked().stream().anyMatch(a -> a.name().equals("HARBOUR01") && !a.answered()));
        assertTrue(status().getText().startsWith("0 of 1 servers"), status().getText());
        assertTrue(status().getStyleClass().contains(State.UNKNOWN.style()));
        assertTrue(fx(() -> window.model().messages().last().orElseThrow().text()).contains("There is no connection to HARBOUR01"));
        shot("frame-failed");
    }

    private void foldsInASmallWindow() {
        clickOn(".details-pane .button");
        until(() -> width(".details-pane") > 200);
        fx(() -> stage.setWidth(1024));
        until(() -> width(".details-pane") < 40 && Math.abs(width(".explorer") - WindowLayout.FIRST.tree()) < 10);
        fx(() -> stage.setHeight(640));
        assertTrue(fx(() -> lookup(".tool-row .text-field").query().localToScene(0, 0).getX() + 100 < stage.getWidth()));
        shot("frame-small");
        fx(() -> stage.setWidth(800));
        until(() -> lookup(".explorer").tryQuery().isEmpty());
        fx(() -> stage.setWidth(1300));
        until(() -> width(".details-pane") > 200 && width(".explorer") > 200);
    }

    private void remembersHowItWasLeft() {
        fx(() -> {
            window.model().theme().set(Theme.DARK);
            window.leave();
        });
        WindowLayout left = WindowLayout.read(home);
        assertEquals("Dark", left.theme());
        assertTrue(left.detailsOpen() && left.treeOpen());
        assertEquals(1300, left.width(), 20);
        fx(() -> window.model().theme().set(Theme.LIGHT));
    }

    @Test
    void theRoleSaysWhatMayBeChanged() {
        assertEquals("Role: Watch", fx(() -> lookup(".menu-row .badge").<Label>query().getText()));
        fx(() -> window.model().role().set(Role.RUN));
        assertEquals("Role: Run", fx(() -> lookup(".menu-row .badge").<Label>query().getText()));
    }

    private EstateModel estate() {
        return window.model().estates().getFirst();
    }

    private Label status() {
        return lookup(".status-line .state").query();
    }

    private double width(String pane) {
        return lookup(pane).query().getLayoutBounds().getWidth();
    }

    private MenuItem entry(String menu, String text) {
        List<MenuItem> items = fx(() -> lookup(".menu-bar").<MenuBar>query().getMenus().stream().filter(m -> m.getText().replace("_", "").equals(menu)).findFirst().orElseThrow().getItems());
        Optional<MenuItem> found = items.stream().filter(i -> i.getText() != null && i.getText().replace("_", "").startsWith(text)).findFirst();
        return found.orElseThrow();
    }
}
