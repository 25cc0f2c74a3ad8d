package io.linkspan.lab.tsql.rows;

/** An item of a FROM clause: it writes its columns into the frame's row, one row after the other. */
@FunctionalInterface
public interface Source {

    /** Runs to the end, or until a step says stop. @return false if it was stopped */
    boolean run(Frame frame, Step next);

    /** What follows when a row stands in the frame. */
    @FunctionalInterface
    interface Step {

        /** @return false to stop */
        boolean take(Frame frame);
    }

    /** The one row of a SELECT without FROM. */
    Source ONE = (frame, next) -> next.take(frame);

    default Source where(Test test) {
        return (frame, next) -> run(frame, f -> !test.holds(f) || next.take(f));
    }
}
