package io.linkspan.ui.create;

import io.linkspan.ui.Look;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.control.Saves;
import io.linkspan.ui.create.draft.WizardModel;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.SaveDialog;
import io.linkspan.ui.work.Work;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

/** The "New link" wizard in a window of its own. On the FX thread. */
public final class NewLinkWizard {

    private final Stage stage = new Stage();
    private final WizardModel model;

    /**
     * @param server   chosen already
     * @param database of that server, chosen already
     */
    public NewLinkWizard(OpenEstate estate, Work work, Navigator navigator, Optional<String> server, Optional<String> database) {
        model = new WizardModel(estate, work, server, database);
        Saves saves = new SaveDialog(() -> stage);
        WizardView view = new WizardView(model, navigator, new Outlet(estate.surroundings().clock(), work, saves, navigator), stage::close);
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
        model.draft().server().subscribe(name -> stage.setTitle("New Managed Instance link" + (name.isEmpty() ? "" : " – " + name) + (estate.practice() ? " – PRACTICE" : "")));
        stage.setOnCloseRequest(event -> {
            event.consume();
            view.leave();
        });
        stage.setOnHidden(_ -> model.close());
    }

    public void show() {
        stage.show();
    }

    Stage stage() {
        return stage;
    }

    WizardModel model() {
        return model;
    }
}
