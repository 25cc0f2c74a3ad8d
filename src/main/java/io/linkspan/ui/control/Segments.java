package io.linkspan.ui.control;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** A choice of a few words, side by side. */
public final class Segments {

    private Segments() {
    }

    public static <T> HBox of(List<T> values, Function<? super T, String> words, ObjectProperty<T> chosen) {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox();
        row.getStyleClass().add("segments");
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i);
            ToggleButton button = new ToggleButton(words.apply(value));
            button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            button.getStyleClass().add(i == 0 ? Styles.LEFT_PILL : i == values.size() - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setToggleGroup(group);
            button.setUserData(value);
            button.setOnAction(_ -> chosen.set(value));
            row.getChildren().add(button);
        }
        chosen.subscribe(value -> group.getToggles().stream().filter(t -> t.getUserData().equals(value)).findFirst().ifPresent(group::selectToggle));
        // a segment that is pressed again stays chosen
        group.selectedToggleProperty().subscribe((was, is) -> {
            if (is == null) {
                group.selectToggle(was);
            }
        });
        return row;
    }
}
