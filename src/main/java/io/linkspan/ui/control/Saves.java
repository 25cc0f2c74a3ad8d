package io.linkspan.ui.control;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the operator where to save a file. Not every platform has a dialog for it. */
@FunctionalInterface
public interface Saves {

    /**
     * Empty if the operator would rather not.
     *
     * @param extension without a dot
     */
    Optional<Path> where(String suggestedName, String extension);
}
