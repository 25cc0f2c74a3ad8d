package io.linkspan.link;

import io.linkspan.model.LinkName;
import io.linkspan.model.LinkSnapshot;
import java.util.List;
import java.util.Optional;

/** Reads links from both sides and from Azure, all at once, each within its own time limit: a dead side is unknown and blanks nothing else. */
public final class LinkReader {

    private final List<LinkEnds> pairs;

    /** @param pairs servers and instances to look at; the same machine may be in several */
    public LinkReader(List<LinkEnds> pairs) {
        this.pairs = List.copyOf(pairs);
    }

    /** All links between the machines. */
    public List<LinkSnapshot> read() {
        throw new UnsupportedOperationException();
    }

    /** One link, whether it exists or not. */
    public LinkSnapshot read(LinkName name) {
        throw new UnsupportedOperationException();
    }

    public Optional<LinkSnapshot> find(LinkName name) {
        return read().stream().filter(l -> l.name().equals(name)).findFirst();
    }

    List<LinkEnds> pairs() {
        return pairs;
    }
}
