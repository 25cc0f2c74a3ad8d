package io.linkspan.lab.engine.group;

import io.linkspan.lab.engine.group.replication.LinkProblem;

/** A link was refused, or its creation failed: the management plane's code for it and a sentence. An answer, not a defect: no stack trace. */
public final class LinkFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String armCode;

    public LinkFailure(String armCode, String message) {
        super(message, null, false, false);
        this.armCode = armCode;
    }

    public LinkFailure(LinkProblem problem) {
        this(problem.armCode(), problem.text());
    }

    public String armCode() {
        return armCode;
    }
}
