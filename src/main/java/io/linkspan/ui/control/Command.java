package io.linkspan.ui.control;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/**
 * Something that can be asked for: in a menu, on a button, by a key. One that cannot work now is shown greyed with its reason, never hidden.
 *
 * @param text   a verb, ending in "…" when something is asked first; an underscore before its access key
 * @param icon   Ikonli literal
 * @param whyNot why it cannot work now; an empty text where it can
 */
public record Command(String text, String icon, Optional<KeyCombination> key, ObservableValue<String> whyNot, Runnable action) {

    /** One that always works. */
    public static Command of(String text, String icon, Runnable action) {
        return new Command(text, icon, Optional.empty(), new ReadOnlyStringWrapper(""), action);
    }

    public Command key(String combination) {
        return new Command(text, icon, Optional.of(KeyCombination.valueOf(combination)), whyNot, action);
    }

    public Command unless(ObservableValue<String> reason) {
        return new Command(text, icon, key, reason, action);
    }

    public boolean works() {
        return whyNot.getValue().isEmpty();
    }

    /** The text without its access key. */
    public String plainText() {
        return text.replace("_", "");
    }
}
