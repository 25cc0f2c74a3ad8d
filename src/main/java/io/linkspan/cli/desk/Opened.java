package io.linkspan.cli.desk;

import io.linkspan.link.LinkEnds;

/**
 * A link that a command line names, about to be worked on: both ends, as far as they answer, and what was read of them once.
 *
 * @param <D> the draft of the task
 */
public record Opened<D>(LinkEnds ends, D draft) implements AutoCloseable {

    @Override
    public void close() {
        ends.close();
    }
}
