package io.linkspan.ui.connect;

import io.linkspan.settings.SystemVault;
import io.linkspan.ui.Look;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.work.Work;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.stage.FileChooser;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The window in which an estate is described, tried and opened. On the FX thread. */
public final class ConnectDialog {

    private final Surroundings surroundings;
    private final Work work;
    private final Consumer<OpenEstate> opened;
    private final Consumer<String> told;

    /**
     * @param opened told of the estate once the operator has connected to it
     * @param told   told what the operator has to do when an estate that is open asks for a sign-in again
     */
    public ConnectDialog(Surroundings surroundings, Work work, Consumer<OpenEstate> opened, Consumer<String> told) {
        this.told = told;
        this.surroundings = surroundings;
        this.work = work;
        this.opened = opened;
    }

    /** Shows it, with an estate that is not described yet. */
    public void show(Window owner) {
        show(owner, Optional.empty());
    }

    /** Shows it with the estate of a profile file. */
    public void show(Window owner, Optional<Path> profile) {
        ConnectModel model = new ConnectModel(surroundings, work, new SystemVault(), new SecretPrompt(work));
        profile.ifPresent(model::read);
        Stage stage = new Stage();
        ConnectView view = new ConnectView(model, surroundings.clock(), chooser(stage), estate -> {
            stage.close();
            opened.accept(estate);
        }, stage::close);
        model.azure.deviceCode().subscribe(code -> code.filter(_ -> !stage.isShowing()).ifPresent(asked -> told.accept("To sign in to Azure again, open " + asked.url() + " and enter " + asked.code() + ".")));
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.titleProperty().bind(model.practice.map(practice -> practice ? "Linkspan – PRACTICE – Connect" : "Linkspan – Connect"));
        stage.setScene(new Scene(view, 1000, 680));
        Look.dress(stage.getScene());
        stage.setMinWidth(800);
        stage.setMinHeight(520);
        stage.setOnHidden(_ -> model.close());
        stage.show();
    }

    private static Chooser chooser(Stage stage) {
        return new Chooser() {
            @Override
            public Optional<Path> open() {
                return Optional.ofNullable(profiles("Open profile").showOpenDialog(stage)).map(File::toPath);
            }

            @Override
            public Optional<Path> save(String suggestedName) {
                FileChooser files = profiles("Profile file");
                files.setInitialFileName(suggestedName + ".json");
                return Optional.ofNullable(files.showSaveDialog(stage)).map(File::toPath);
            }

            private static FileChooser profiles(String title) {
                FileChooser files = new FileChooser();
                files.setTitle(title);
                files.getExtensionFilters().add(new FileChooser.ExtensionFilter("Profiles", "*.json"));
                return files;
            }
        };
    }
}
