package io.linkspan.ui.work;

import io.linkspan.model.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a screen is reading: nothing, something since when, or why it failed. One call at a time: a new one takes the place of the old. On the FX thread. */
public final class Activity {

    private final Work work;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Idle(Optional.empty()));
    private Work.Running running = () -> { };

    /** How it stands. */
    public sealed interface State {
    }

    /** @param readAt when the last call succeeded; empty before the first */
    public record Idle(Optional<Instant> readAt) implements State {
    }

    /** @param what in words, as "Reading HARBOUR01" */
    public record Busy(String what, Instant since, Optional<Instant> readAt) implements State {
    }

    /** @param readAt when the last call before it succeeded */
    public record Failed(Problem problem, Instant since, Optional<Instant> readAt) implements State {
    }

    public Activity(Work work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    public boolean busy() {
        return state.get() instanceof Busy;
    }

    /** When the last call succeeded. */
    public Optional<Instant> readAt() {
        return switch (state.get()) {
            case Idle idle -> idle.readAt();
            case Busy busy -> busy.readAt();
            case Failed failed -> failed.readAt();
        };
    }

    public <T> void run(String what, Callable<T> call, Consumer<? super T> done) {
        running.cancel();
        state.set(new Busy(what, clock.instant(), readAt()));
        running = work.start(call, value -> {
            state.set(new Idle(Optional.of(clock.instant())));
            done.accept(value);
        }, problem -> state.set(new Failed(problem, clock.instant(), readAt())));
    }

    /** Ends the call; what was read before stays. */
    public void cancel() {
        if (busy()) {
            running.cancel();
            state.set(new Idle(readAt()));
        }
    }
}
