package io.linkspan.plan;

import io.linkspan.model.Side;

/**
 * Something that a task leaves for people to do afterwards. It is found before the task begins and kept with its plan, so that it can be asked about when what it was found in is gone.
 *
 * @param id    kebab-case, one of its kind in a plan
 * @param found what was in use, in words
 * @param side  where the proof is asked for
 * @param proof matches once it is done; unprovable where no query shows it
 */
public record Aftercare(String id, String title, String found, Side side, Probe proof, String doneWhen) {
}
