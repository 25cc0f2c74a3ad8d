package io.linkspan.ui.run;

import javafx.scene.layout.VBox;

/** A run: how far it is, step by step, and, once it stands still, why and which ways lead on. On the FX thread. */
public final class RunPane extends VBox {

    public RunPane(RunModel model) {
        getChildren().setAll(new StepTable(model.steps()));
    }
}
