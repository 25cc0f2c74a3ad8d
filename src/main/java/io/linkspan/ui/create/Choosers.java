package io.linkspan.ui.create;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;

/** Drop-down lists of machines. */
final class Choosers {

    private Choosers() {
    }

    /** @param read what to do once another one was chosen */
    static ComboBox<String> of(List<String> names, StringProperty chosen, Runnable read) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(names);
        box.setPrefWidth(320);
        box.setPromptText("Choose one");
        chosen.subscribe(name -> box.setValue(name.isEmpty() ? null : name));
        box.valueProperty().subscribe((_, name) -> {
            if (name != null && !name.equals(chosen.get())) {
                chosen.set(name);
                read.run();
            }
        });
        return box;
    }
}
