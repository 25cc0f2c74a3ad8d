package io.linkspan.ui;

import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.event.Event;
import javafx.event.EventDispatcher;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.Mnemonic;

/**
 * Letters that lead to a control while Alt is held, for pages that come and go. JavaFX takes the first key combination that fits a press, keeps one of which no node is left,
 * and tells "O" from "o": a page that is gone would take the letter from one that is there. And a label that enters its window before its control forgets its letter. On the FX thread.
 */
public final class Letters {

    private static final String KEPT = "linkspan.letters";

    private Letters() {
    }

    /** A label whose letter, after an underscore, leads to a control, also after both were gone for a while. */
    public static Label label(String text, Node control) {
        Label label = new Label(text);
        label.setMnemonicParsing(true);
        label.setLabelFor(control);
        control.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                label.setLabelFor(null);
                label.setLabelFor(control);
            }
        });
        return label;
    }

    /** Lets go of the letters of a window that lead nowhere any more, from now on; and leaves the focus where what a letter did has put it. */
    static void keep(Scene scene) {
        if (scene.getProperties().putIfAbsent(KEPT, true) == null) {
            EventDispatcher own = scene.getEventDispatcher();
            scene.setEventDispatcher((event, tail) -> typesALetter(event) ? null : own.dispatchEvent(event, tail));
            scene.getMnemonics().forEach((key, nodes) -> watch(scene, key, nodes));
            scene.getMnemonics().addListener((MapChangeListener<KeyCombination, ObservableList<Mnemonic>>) change -> {
                if (change.wasAdded()) {
                    watch(scene, change.getKey(), change.getValueAdded());
                }
            });
        }
    }

    /** The press has done what the letter is for; the character after it would do it to the focus once more. Ctrl with Alt is AltGr, and Alt on a Mac writes. */
    private static boolean typesALetter(Event event) {
        return event.getEventType() == KeyEvent.KEY_TYPED && event instanceof KeyEvent key && key.isAltDown() && !key.isControlDown() && !key.isMetaDown() && !System.getProperty("os.name", "").startsWith("Mac");
    }

    private static void watch(Scene scene, KeyCombination key, ObservableList<Mnemonic> nodes) {
        nodes.addListener((ListChangeListener<Mnemonic>) _ -> {
            if (nodes.isEmpty()) {
                // not at once: whoever empties it walks over the map
                Platform.runLater(() -> {
                    if (nodes.isEmpty()) {
                        scene.getMnemonics().remove(key, nodes);
                    }
                });
            }
        });
    }
}
