package io.linkspan.ui.connect;

import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.work.Work;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/** The window in which an estate is described, tried and opened. On the FX thread. */
public final class ConnectDialog {

    private final Surroundings surroundings;
    private final Work work;
    private final Consumer<OpenEstate> opened;

    /** @param opened told of the estate once the operator has connected to it */
    public ConnectDialog(Surroundings surroundings, Work work, Consumer<OpenEstate> opened) {
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
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle("Linkspan – Connect");
        stage.setScene(new Scene(new VBox(), 960, 640));
        stage.show();
    }
}
