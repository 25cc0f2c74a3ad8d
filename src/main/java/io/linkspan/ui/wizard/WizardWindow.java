package io.linkspan.ui.wizard;

import io.linkspan.ui.Look;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/** The window of a wizard: its size, its keys, and what closing it asks. On the FX thread. */
public final class WizardWindow {

    private WizardWindow() {
    }

    /**
     * Puts a wizard into its window.
     *
     * @param title of the window
     */
    public static void fill(Stage stage, WizardView<?> view, Wizard<?> model, ObservableValue<String> title) {
        Scene scene = new Scene(view, 1280, 800);
        scene.getAccelerators().put(KeyCombination.valueOf("F5"), model::refresh);
        view.keys().forEach(command -> command.key().ifPresent(key -> scene.getAccelerators().put(key, () -> {
            if (command.works()) {
                command.action().run();
            }
        })));
        Look.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(1024);
        stage.setMinHeight(640);
        stage.titleProperty().bind(title.map(words -> words + (model.estate().practice() ? " – PRACTICE" : "")));
        stage.setOnCloseRequest(event -> {
            event.consume();
            view.leave();
        });
        stage.setOnHidden(_ -> model.close());
    }
}
