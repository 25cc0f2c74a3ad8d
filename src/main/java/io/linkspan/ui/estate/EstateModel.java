package io.linkspan.ui.estate;

import io.linkspan.link.Estate;
import io.linkspan.link.LinkReader;
import io.linkspan.monitor.Sample;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Place;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What is known of an open estate, kept fresh by the one poller of it: tree, pages and status bar listen here, so that they never disagree.
 * Machines stay connected between two looks and are connected to again by themselves. On the FX thread.
 */
public final class EstateModel implements AutoCloseable {

    /** No look by itself. */
    public static final Duration OFF = Duration.ZERO;

    /** What {@link #interval()} is chosen from. */
    public static final List<Duration> INTERVALS = List.of(OFF, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5));

    private final OpenEstate open;
    private final Work work;
    private final Look look;
    private final Activity activity;
    private final ReadOnlyObjectWrapper<Optional<Watch>> watch = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<LinkFacts>> links = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Duration> interval = new SimpleObjectProperty<>(Duration.ofSeconds(30));
    private Work.Running resting = () -> { };
    private boolean closed;

    /** One look after the other. */
    interface Look {

        /** Blocks. */
        Watch after(Optional<Watch> before);

        /** Disconnects; blocks. */
        void end();
    }

    /** Starts with the first look. */
    public EstateModel(OpenEstate open, Work work) {
        this(open, work, machines(open));
    }

    EstateModel(OpenEstate open, Work work, Look look) {
        this.open = open;
        this.work = work;
        this.look = look;
        activity = new Activity(work, open.surroundings().clock());
        activity.state().subscribe(this::rest);
        interval.subscribe(this::rest);
        refresh();
    }

    private static Look machines(OpenEstate open) {
        Clock clock = open.surroundings().clock();
        Estate machines = open.machines();
        LinkReader reader = open.reader(machines);
        return new Look() {

            @Override
            public Watch after(Optional<Watch> before) {
                return before.map(b -> b.again(reader, clock)).orElseGet(() -> Watch.once(reader, clock));
            }

            @Override
            public void end() {
                machines.close();
            }
        };
    }

    public OpenEstate estate() {
        return open;
    }

    /** The last look; empty before the first has ended. */
    public ReadOnlyObjectProperty<Optional<Watch>> watch() {
        return watch.getReadOnlyProperty();
    }

    /** Every link of the last look, as tables show it. */
    public ReadOnlyObjectProperty<List<LinkFacts>> links() {
        return links.getReadOnlyProperty();
    }

    /** The look under way. */
    public Activity activity() {
        return activity;
    }

    /** Between the end of a look and the beginning of the next; {@link #OFF} for none. */
    public ObjectProperty<Duration> interval() {
        return interval;
    }

    /** Looks now, unless a look is under way. */
    public void refresh() {
        if (!closed && !activity.busy()) {
            Optional<Watch> before = watch.get();
            activity.run("Reading " + open.name(), () -> Seen.of(look.after(before)), now -> {
                links.set(now.links());
                watch.set(Optional.of(now.watch()));
            });
        }
    }

    /** A look, and what is made of it before it comes to the FX thread. */
    private record Seen(Watch watch, List<LinkFacts> links) {

        static Seen of(Watch watch) {
            return new Seen(watch, watch.links().stream().map(link -> LinkFacts.of(link, watch.at())).toList());
        }
    }

    /** Forgets the sign-in to Azure, and looks again, which may ask a person. */
    public void signIn() {
        work.start(() -> {
            open.arm().signOut();
            return open;
        }, _ -> refresh(), _ -> refresh());
    }

    /** Ends the look under way; what was read before stays. */
    public void cancel() {
        activity.cancel();
    }

    /** A link as last seen. */
    public Optional<Watch.Link> find(Place.Link place) {
        return watch.get().flatMap(w -> w.find(place.name(), place.instance()));
    }

    /** Where a link has its page. */
    public Place.Link place(Watch.Link link) {
        return new Place.Link(open, link.snapshot().name(), link.snapshot().server(), link.snapshot().instance());
    }

    /** What was measured of a link in the last hour, the newest at the end. */
    public List<Sample> samples(Place.Link place) {
        return find(place).map(Watch.Link::samples).orElse(List.of());
    }

    /** Waits in the background for the time of the next look. */
    private void rest() {
        resting.cancel();
        Duration time = interval.get();
        if (!closed && !activity.busy() && !time.isZero()) {
            resting = work.start(() -> {
                open.surroundings().pause().of(time);
                return time;
            }, _ -> refresh(), _ -> { });
        }
    }

    /** Looks no more, and disconnects. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            resting.cancel();
            activity.cancel();
            work.start(() -> {
                look.end();
                return open;
            }, _ -> { }, _ -> { });
        }
    }
}
