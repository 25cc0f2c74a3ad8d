package io.linkspan.lab.tsql.parser;

import io.linkspan.lab.engine.type.ServerError;
import io.linkspan.lab.tsql.syntax.Batch;
import java.util.List;

/** Parses a batch as a whole: a syntax error anywhere runs nothing. QUOTED_IDENTIFIER is ON. */
public final class Parser {

    private Parser() {
    }

    /** @throws ServerError 102, 105, 113, 156 and their like, with the line */
    public static Batch parse(String batch) {
        if (batch.isBlank()) {
            return new Batch(batch, List.of(), List.of());
        }
        throw ServerError.of(40000, 15, 1, "The parser is not built yet.").at(1);
    }
}
