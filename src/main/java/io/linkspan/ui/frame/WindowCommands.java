package io.linkspan.ui.frame;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.Command;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What menus offer to move about in the window itself. */
final class WindowCommands {

    final Command closeTab;
    final Command exit;
    final Command copy;
    final Command copyWithHeads;
    final Command selectAll;
    final Command find;
    final Command findNext;
    final Command tree;
    final Command details;
    final Command properties;
    final Command bottom;
    final Command output;
    final Command script;
    final Command nextTab;
    final Command previousTab;
    final Command nextPane;
    final Command previousPane;
    final Command keys;
    final Command about;

    WindowCommands(Panes panes, TabStrip tabs, Find field, Navigator navigator, Supplier<Scene> scene, Runnable closing) {
        closeTab = Command.of("_Close Tab", "mdi2c-close", tabs::close).key("Shortcut+F4");
        exit = Command.of("E_xit", "", closing).key("Alt+F4");
        // no keys of their own: the control that has the focus takes Ctrl+C itself
        copy = Command.of("_Copy", "mdi2c-content-copy", () -> press(scene.get(), KeyCode.C, false));
        copyWithHeads = Command.of("Copy with _Heads", "", () -> press(scene.get(), KeyCode.C, true));
        selectAll = Command.of("Select _All", "", () -> press(scene.get(), KeyCode.A, false));
        find = Command.of("_Find", "mdi2m-magnify", field::ask).key("Shortcut+F");
        findNext = Command.of("Find _Next", "", field::next).key("F3");
        tree = Command.of("_Object Explorer", "mdi2f-file-tree-outline", panes::toggleTree).key("F8");
        details = Command.of("_Details", "mdi2c-card-text-outline", panes::toggleDetails).key("F7");
        properties = Command.of("_Properties", "mdi2i-information-outline", panes::properties).key("F4");
        bottom = Command.of("_Messages and Script", "mdi2m-message-text-outline", () -> panes.bottom().open().set(!panes.bottom().open().get())).key("Shortcut+R");
        output = Command.of("_Output", "mdi2c-console-line", () -> panes.bottom().toggle(BottomPane.View.OUTPUT)).key("Shortcut+Alt+O");
        script = Command.of("_Script", "mdi2s-script-text-outline", () -> panes.bottom().show(BottomPane.View.SCRIPT));
        nextTab = Command.of("_Next Tab", "", () -> tabs.step(1)).key("Ctrl+Tab");
        previousTab = Command.of("_Previous Tab", "", () -> tabs.step(-1)).key("Ctrl+Shift+Tab");
        nextPane = Command.of("Next P_ane", "", () -> panes.ring().move(scene.get(), 1)).key("F6");
        previousPane = Command.of("Previous Pan_e", "", () -> panes.ring().move(scene.get(), -1)).key("Shift+F6");
        keys = Command.of("_Keys", "mdi2k-keyboard-outline", () -> navigator.help("keys"));
        about = Command.of("_About Linkspan", "mdi2t-transit-connection-horizontal", () -> navigator.message("Linkspan: creates, watches and removes Azure SQL Managed Instance links. MIT licence."));
    }

    private static void press(Scene scene, KeyCode code, boolean shift) {
        Node owner = scene.getFocusOwner();
        if (owner instanceof TextInputControl text && !shift) {
            if (code == KeyCode.C) {
                text.copy();
            } else {
                text.selectAll();
            }
        } else if (owner != null) {
            boolean mac = System.getProperty("os.name").startsWith("Mac");
            Event.fireEvent(owner, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, !mac, false, mac));
        }
    }
}
