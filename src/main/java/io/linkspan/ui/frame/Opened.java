package io.linkspan.ui.frame;

import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Page;
import io.linkspan.ui.Place;
import java.util.Optional;

/**
 * A tab of the window.
 *
 * @param estate that the page is about, if it is about one
 */
record Opened(Place place, Page page, Optional<OpenEstate> estate) {
}
