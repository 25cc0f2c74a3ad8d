package io.linkspan.lab.tsql.change;

import java.util.Optional;

/** What a changing statement did. @param output what its OUTPUT clause sends to the client */
public record Changed(long rows, Optional<Workplace.Captured> output) {
}
