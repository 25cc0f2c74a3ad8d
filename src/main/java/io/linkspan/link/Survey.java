package io.linkspan.link;

import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Problem;
import java.util.List;

/**
 * What one reading of an estate brought.
 *
 * @param asked every machine, and Azure once an instance
 */
public record Survey(List<LinkSnapshot> links, List<Asked> asked) {

    public static final Survey NOTHING = new Survey(List.of(), List.of());

    /** Of those that did not answer: they may know of links that are not among these. */
    public List<Problem> problems() {
        return asked.stream().flatMap(a -> a.problem().stream()).toList();
    }

    /** Whether anybody answered. */
    public boolean answered() {
        return asked.stream().anyMatch(Asked::answered);
    }
}
