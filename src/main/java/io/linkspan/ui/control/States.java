package io.linkspan.ui.control;

import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/** States as people see them: shape, word, colour. */
public final class States {

    private States() {
    }

    public static FontIcon icon(State state) {
        FontIcon icon = Icons.of(state.icon());
        icon.getStyleClass().add(state.style());
        return icon;
    }

    public static Label label(State state) {
        return label(state, state.word());
    }

    /** @param words may say more than the state's own word, as "Seeding 64 %" */
    public static Label label(State state, String words) {
        Label label = new Label();
        set(label, state, words);
        return label;
    }

    public static void set(Label label, State state, String words) {
        label.getStyleClass().removeIf(style -> !style.equals("label"));
        label.getStyleClass().addAll("state", state.style());
        label.setGraphic(icon(state));
        label.setText(words);
        label.setAccessibleText(words.toLowerCase().contains(state.word().toLowerCase()) ? words : state.word() + ": " + words);
    }
}
