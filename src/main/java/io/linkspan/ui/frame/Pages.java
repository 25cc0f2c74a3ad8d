package io.linkspan.ui.frame;

import io.linkspan.ui.Navigator;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Page;
import io.linkspan.ui.Place;
import io.linkspan.ui.estate.EstatePage;
import io.linkspan.ui.lab.LabPage;
import io.linkspan.ui.link.LinkPage;
import io.linkspan.ui.start.StartPage;
import io.linkspan.ui.work.Work;
import java.util.Optional;
import java.util.function.Supplier;

/** Builds the page of a place. */
final class Pages {

    private final Supplier<StartPage> start;
    private final FrameModel model;
    private final RunTabs runs;
    private final Work work;
    private final Navigator navigator;

    Pages(Supplier<StartPage> start, FrameModel model, RunTabs runs, Work work, Navigator navigator) {
        this.start = start;
        this.model = model;
        this.runs = runs;
        this.work = work;
        this.navigator = navigator;
    }

    Opened open(Place place) {
        return switch (place) {
            case Place.Start _ -> opened(place, start.get());
            case Place.PracticeEstate(OpenEstate estate) -> opened(place, estate, new LabPage(model.open(estate), work, navigator));
            case Place.Links(OpenEstate estate) -> opened(place, estate, new EstatePage(model.open(estate), navigator));
            case Place.Run run -> runs.open(run);
            case Place.AllRuns all -> runs.all(all);
            case Place.Link link -> link(link);
        };
    }

    private Opened link(Place.Link link) {
        LinkPage page = new LinkPage(link, model.open(link.estate()), navigator);
        return new Opened(page::place, page, () -> Optional.of(link.estate()));
    }

    /** The estate that a place is about. */
    static Optional<OpenEstate> estate(Place place) {
        return switch (place) {
            case Place.Links(OpenEstate estate) -> Optional.of(estate);
            case Place.Link link -> Optional.of(link.estate());
            case Place.PracticeEstate(OpenEstate estate) -> Optional.of(estate);
            case Place.Start _, Place.AllRuns _, Place.Run _ -> Optional.empty();
        };
    }

    private static Opened opened(Place place, Page page) {
        return new Opened(place, page, Optional::empty);
    }

    private static Opened opened(Place place, OpenEstate estate, Page page) {
        return new Opened(place, page, () -> Optional.of(estate));
    }
}
