package io.linkspan.plan.scenario;

/** The end of the process, as a run sees it: nothing may catch it. */
final class Halt extends Error {

    private static final long serialVersionUID = 1L;
}
