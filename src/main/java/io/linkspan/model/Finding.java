package io.linkspan.model;

import java.util.Optional;

/**
 * Something worth saying about a link.
 *
 * @param code permanent kebab-case word
 * @param side the side it is about, if about one
 * @param text what is the case, one sentence
 * @param next what to do, one sentence, possibly empty
 */
public record Finding(String code, Severity severity, Optional<Side> side, String text, String next) {
}
