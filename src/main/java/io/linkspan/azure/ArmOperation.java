package io.linkspan.azure;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A long-running operation (Azure Resource Manager, Track asynchronous operations), as plain values that can be written down and followed again after a restart.
 *
 * @param kind   what answers at the URL
 * @param url    where to ask
 * @param next   not before this instant
 */
public record ArmOperation(Kind kind, URI url, Instant next) {

    /** ASYNC: a document with a status (Azure-AsyncOperation). LOCATION: 202 until it is done (Location). */
    public enum Kind {
        ASYNC, LOCATION
    }

    /** How an operation is. */
    public sealed interface State {

        /** Goes on; ask again with this. */
        record Running(ArmOperation next, Optional<Integer> percent) implements State {
        }

        record Succeeded() implements State {
        }

        record Failed(io.linkspan.model.Problem problem) implements State {
        }

        record Cancelled() implements State {
        }
    }
}
