package io.linkspan.plan.run;

/** Told of every event of a run, on the thread that runs it. What it throws ends the run at that very place, as the end of the process would. */
@FunctionalInterface
public interface RunObserver {

    void on(StepEvent event);

    /** Told once, before the first event: the journal is open. */
    default void begun(String run) {
    }

    /** Asked between steps and while waiting; a run that is asked to stop can be resumed. */
    default boolean stopping() {
        return false;
    }
}
