package io.linkspan.plan.run;

import java.time.Duration;

/** Lets time pass between two looks. */
@FunctionalInterface
public interface Pause {

    void of(Duration time) throws InterruptedException;
}
