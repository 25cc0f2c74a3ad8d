package io.linkspan.ui.estate;

import io.linkspan.ui.Place;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A row of the estate: one link for as long as it is known, with facts that change under it. On the FX thread. */
public final class LinkRow {

    private final Place.Link place;
    private final ReadOnlyObjectWrapper<LinkFacts> facts;

    LinkRow(Place.Link place, LinkFacts facts) {
        this.place = place;
        this.facts = new ReadOnlyObjectWrapper<>(facts);
    }

    public Place.Link place() {
        return place;
    }

    public ReadOnlyObjectProperty<LinkFacts> facts() {
        return facts.getReadOnlyProperty();
    }

    LinkFacts now() {
        return facts.get();
    }

    void show(LinkFacts now) {
        facts.set(now);
    }

    /** Whether any of its words contains the text, whatever the case. */
    boolean mentions(String text) {
        LinkFacts f = now();
        String all = String.join("\n", place.name().value(), f.database(), place.server(), place.instance(), f.standing().words());
        return all.toLowerCase(Locale.ROOT).contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
