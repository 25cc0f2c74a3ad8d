package io.linkspan.ui.export;

import io.linkspan.ui.control.Saves;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The platform's file dialog, in the folder where something was last saved. On the FX thread. */
public final class SaveDialog implements Saves {

    private final Supplier<Window> owner;
    private Optional<File> folder = Optional.empty();

    /** @param owner asked each time */
    public SaveDialog(Supplier<Window> owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> where(String suggestedName, String extension) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Linkspan – Save");
        chooser.setInitialFileName(suggestedName + "." + extension);
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(extension.toUpperCase() + " (*." + extension + ")", "*." + extension), new FileChooser.ExtensionFilter("All files", "*"));
        folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional<File> chosen = Optional.ofNullable(chooser.showSaveDialog(owner.get()));
        chosen.map(File::getParentFile).ifPresent(parent -> folder = Optional.of(parent));
        return chosen.map(File::toPath);
    }
}
