package io.linkspan.ui.control;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Switches that the keyboard can flick, too. */
public final class Switches {

    private Switches() {
    }

    /** @param accessibleName spoken; the words that people see stand beside the switch */
    public static ToggleSwitch of(String accessibleName) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        toggle.setAccessibleText(accessibleName);
        toggle.setFocusTraversable(true);
        toggle.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE) {
                toggle.setSelected(!toggle.isSelected());
                event.consume();
            }
        });
        return toggle;
    }
}
