package io.linkspan.lab.tsql.syntax;

import java.util.List;

/**
 * A parsed batch.
 *
 * @param text    its source
 * @param secrets where its passwords and secrets stand, in order
 */
public record Batch(String text, List<Statement> statements, List<Place> secrets) {

    /** The source of a statement, each password or secret in it replaced by {@code '***'}. */
    public String masked(Place place) {
        StringBuilder out = new StringBuilder();
        int from = place.start();
        for (Place secret : secrets) {
            if (secret.start() >= from && secret.end() <= place.end()) {
                out.append(text, from, secret.start()).append("'***'");
                from = secret.end();
            }
        }
        return out.append(text, from, place.end()).toString();
    }

    /** The source of a statement as it was sent. */
    public String source(Place place) {
        return text.substring(place.start(), place.end());
    }
}
