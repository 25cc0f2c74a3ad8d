package io.linkspan.lab.tsql.syntax;

import java.util.List;
import java.util.Optional;

/** Cursors; a name that begins with @ is a cursor variable. */
public sealed interface CursorStatement extends Statement {

    /** @param options as written, in upper case: LOCAL, FAST_FORWARD, STATIC … */
    record DeclareCursor(Place place, String name, List<String> options, Query query) implements CursorStatement {
    }

    record OpenCursor(Place place, String name) implements CursorStatement {
    }

    record Fetch(Place place, Direction direction, Optional<Expression> offset, String name, List<String> into) implements CursorStatement {
    }

    enum Direction { NEXT, PRIOR, FIRST, LAST, ABSOLUTE, RELATIVE }

    record CloseCursor(Place place, String name) implements CursorStatement {
    }

    record DeallocateCursor(Place place, String name) implements CursorStatement {
    }
}
