package io.linkspan.ui.frame;

import io.linkspan.ui.control.Saves;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The operating system's own dialog for saving. */
record SaveDialog(Supplier<Window> owner) implements Saves {

    @Override
    public Optional<Path> where(String suggestedName, String extension) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Linkspan – Save");
        chooser.setInitialFileName(suggestedName + "." + extension);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(extension.toUpperCase(java.util.Locale.ROOT), "*." + extension));
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }
}
