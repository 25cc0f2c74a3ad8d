package io.linkspan.ui.frame;

import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Page;
import io.linkspan.ui.Place;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A tab of the window.
 *
 * @param about the estate that the page is about, if it is about one and that is known yet
 */
record Opened(Place place, Page page, Supplier<Optional<OpenEstate>> about) {

    Optional<OpenEstate> estate() {
        return about.get();
    }
}
