package io.linkspan.ui.run;

import io.linkspan.plan.run.RunObserver;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Brings what a runner tells over to the FX thread: in order, at most twice a second however much it tells. */
final class Told implements RunObserver {

    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Surroundings surroundings;
    private final Work work;
    private final Consumer<String> begun;
    private final BiConsumer<StepEvent, Instant> heard;
    private final List<Heard> waiting = new ArrayList<>();
    private boolean called;
    private Instant free = Instant.MIN;
    private volatile boolean stopping;

    /** An event, and when it was. */
    private record Heard(StepEvent event, Instant at) {
    }

    /** Both consumers are told on the FX thread. */
    Told(Surroundings surroundings, Work work, Consumer<String> begun, BiConsumer<StepEvent, Instant> heard) {
        this.surroundings = surroundings;
        this.work = work;
        this.begun = begun;
        this.heard = heard;
    }

    @Override
    public void begun(String run) {
        work.onFx(() -> begun.accept(run));
    }

    @Override
    public synchronized void on(StepEvent event) {
        Instant now = surroundings.clock().instant();
        waiting.add(new Heard(event, now));
        if (called) {
            return;
        }
        called = true;
        Duration rest = now.isBefore(free) ? Duration.between(now, free) : Duration.ZERO;
        work.start(() -> {
            surroundings.pause().of(rest);
            return rest;
        }, _ -> flush(), _ -> flush());
    }

    /** Hands over what waits. On the FX thread. */
    void flush() {
        List<Heard> all;
        synchronized (this) {
            all = List.copyOf(waiting);
            waiting.clear();
            called = false;
            free = surroundings.clock().instant().plus(BETWEEN);
        }
        all.forEach(one -> heard.accept(one.event(), one.at()));
    }

    void stop() {
        stopping = true;
    }

    @Override
    public boolean stopping() {
        return stopping;
    }
}
