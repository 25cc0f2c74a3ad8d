package io.linkspan.ui.frame;

import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Page;
import io.linkspan.ui.Place;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A tab of the window.
 *
 * @param where of the page, which may move
 * @param about the estate that the page is about, if it is about one and that is known yet
 */
record Opened(Supplier<Place> where, Page page, Supplier<Optional<OpenEstate>> about) {

    Opened(Place place, Page page, Supplier<Optional<OpenEstate>> about) {
        this(() -> place, page, about);
    }

    Place place() {
        return where.get();
    }

    Optional<OpenEstate> estate() {
        return about.get();
    }
}
