package io.linkspan.ui.start;

import io.linkspan.lab.Lab;
import io.linkspan.lab.Topology;
import io.linkspan.model.Problem;
import io.linkspan.model.Problem.Kind;
import io.linkspan.settings.Credentials;
import io.linkspan.settings.Profiles;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Starts the practice estate of this window, one at a time. Its journals live in its own folder and are gone with it. On the FX thread, but for {@link #close}. */
public final class PracticeStart implements AutoCloseable {

    private final Surroundings surroundings;
    private final Work work;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Stopped());
    private final AtomicReference<Optional<Lab>> running = new AtomicReference<>(Optional.empty());
    private volatile boolean closed;

    /** How it stands. */
    public sealed interface State {
    }

    record Stopped() implements State {
    }

    record Starting(Instant since) implements State {
    }

    record Running(OpenEstate estate) implements State {
    }

    record Failed(Problem problem) implements State {
    }

    public PracticeStart(Surroundings surroundings, Work work) {
        this.surroundings = surroundings;
        this.work = work;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    public Optional<OpenEstate> estate() {
        return state.get() instanceof Running(OpenEstate estate) ? Optional.of(estate) : Optional.empty();
    }

    /** Why it did not start. */
    public static Optional<Problem> failure(State state) {
        return state instanceof Failed(Problem problem) ? Optional.of(problem) : Optional.empty();
    }

    /**
     * Starts it, unless it runs or is about to.
     *
     * @param topology one that ships, or a file
     * @param opened   told of it once it stands, also where it stood already
     */
    public void start(String topology, Consumer<OpenEstate> opened) {
        switch (state.get()) {
            case Running(OpenEstate estate) -> opened.accept(estate);
            case Starting _ -> { }
            case Stopped _, Failed _ -> {
                state.set(new Starting(surroundings.clock().instant()));
                work.start(() -> open(topology), estate -> {
                    state.set(new Running(estate));
                    opened.accept(estate);
                }, problem -> state.set(new Failed(problem)));
            }
        }
    }

    private OpenEstate open(String topology) {
        try {
            Lab lab = Lab.start(Topology.find(topology), Path.of(System.getProperty("java.io.tmpdir")));
            running.set(Optional.of(lab));
            if (closed) {
                close();
            }
            Path folder = lab.certificate().resolveSibling("window");
            Path home = Files.createDirectories(folder.resolve("state"));
            Path profile = folder.resolve("profile.json");
            lab.writeProfile(profile);
            Surroundings own = new Surroundings(surroundings.clock(), surroundings.pause(), surroundings.executor(), surroundings.environment(), home);
            return new OpenEstate(Profiles.read(profile), new Credentials(own.environment()::get, _ -> Optional.empty()), Optional.of(lab), own);
        } catch (IllegalArgumentException e) {
            throw Problem.usage("topology", "The practice estate cannot be built: " + e.getMessage() + ".", "Choose another topology.").exception(e);
        } catch (IOException e) {
            throw Problem.of(Kind.UNEXPECTED, "lab", "The practice estate could not be started.", "Check that the temporary folder can be written and that loopback ports are free, then try again.")
                    .raw(String.valueOf(e.getMessage())).exception(e);
        }
    }

    /** Stops the estate and deletes its folder. Waits for it; any thread. */
    @Override
    public void close() {
        closed = true;
        running.getAndSet(Optional.empty()).ifPresent(Lab::close);
    }
}
