package io.linkspan.link;

import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Problem;
import java.util.List;

/**
 * What one reading of an estate brought.
 *
 * @param problems of machines, or of Azure, that did not answer: they may know of links that are not among these
 * @param answered whether anybody did
 */
public record Survey(List<LinkSnapshot> links, List<Problem> problems, boolean answered) {
}
