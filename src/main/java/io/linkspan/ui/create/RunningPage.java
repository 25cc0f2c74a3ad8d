package io.linkspan.ui.create;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.create.draft.WizardModel;
import io.linkspan.ui.run.RunPane;
import javafx.scene.layout.StackPane;

/** The run. */
final class RunningPage extends StackPane {

    RunningPage(WizardModel model, Navigator navigator) {
        getChildren().add(new RunPane(model.run(), navigator));
    }
}
