package io.linkspan.ui.connect;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the operator for a file. Not every platform has a dialog for it. */
interface Chooser {

    /** One that exists; empty if the operator would rather not. */
    Optional<Path> open();

    /** One to write. */
    Optional<Path> save(String suggestedName);
}
