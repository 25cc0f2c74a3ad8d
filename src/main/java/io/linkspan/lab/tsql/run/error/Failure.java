package io.linkspan.lab.tsql.run.error;

import io.linkspan.lab.engine.type.ServerError;

/**
 * An error on its way to a CATCH block, or to the end of what it ends. {@code told} says that the client has heard of it, {@code level} is the nesting level
 * at which the failed statement stood.
 */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ServerError error;
    private final transient ErrorRules.Ends ends;
    private final int level;
    private final boolean told;

    public Failure(ServerError error, ErrorRules.Ends ends, int level, boolean told) {
        super(error.getMessage(), error, false, false);
        this.error = error;
        this.ends = ends;
        this.level = level;
        this.told = told;
    }

    public ServerError error() {
        return error;
    }

    public ErrorRules.Ends ends() {
        return ends;
    }

    public int level() {
        return level;
    }

    public boolean told() {
        return told;
    }
}
