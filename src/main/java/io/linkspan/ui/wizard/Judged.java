package io.linkspan.ui.wizard;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.Outcome;
import io.linkspan.check.Verdict;
import io.linkspan.link.LinkEnds;
import io.linkspan.plan.Plan;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Place;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A task on a link: both ends as they were read for it, what the checks say of them, the plan if they agree, and the words that somebody typed to agree. On the FX thread.
 *
 * @param <D> the draft: what was read, with what is wanted
 */
public final class Judged<D> {

    /** Between two readings while they are watched. */
    public static final Duration WATCH = Duration.ofSeconds(5);

    private final Place.Link link;
    private final Supplier<String> server;
    private final Work work;
    private final Task<D> task;
    private final Activity activity;
    private final BooleanProperty watching = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<D>> draft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CheckReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Plan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final StringProperty typed = new SimpleStringProperty("");
    private Work.Running resting = () -> { };

    /**
     * How a task is read, judged and planned: the calls that every surface makes.
     *
     * @param read     called in the background
     * @param wanted   what is wanted now, about what was read
     * @param plan     for somebody who typed that; an empty text while nobody has
     * @param sentence what has to be typed; empty where nothing has
     * @param agrees   whether somebody who typed that agrees
     */
    public record Task<D>(Function<LinkEnds, D> read, UnaryOperator<D> wanted, Function<D, CheckReport> check, BiFunction<D, String, Plan> plan, Function<D, String> sentence, BiPredicate<D, String> agrees) {
    }

    public Judged(Place.Link link, Work work, Task<D> task) {
        this(link, link::server, work, task);
    }

    /** @param server name of the SQL Server that is read and worked on, where that is not the link's present primary */
    public Judged(Place.Link link, Supplier<String> server, Work work, Task<D> task) {
        this.link = link;
        this.server = server;
        this.work = work;
        this.task = task;
        activity = new Activity(work, estate().surroundings().clock());
        watching.subscribe((_, on) -> {
            resting.cancel();
            if (on) {
                refresh();
            }
        });
    }

    /** Reads both ends anew, and judges. */
    public void refresh() {
        String from = server.get();
        activity.run("Reading " + from + " and " + link.instance(), () -> {
            try (LinkEnds ends = estate().lazyEnds(from, link.instance())) {
                return task.read().apply(ends);
            }
        }, read -> {
            draft.set(Optional.of(read));
            judge();
            watchOn();
        });
    }

    private void watchOn() {
        resting.cancel();
        if (watching.get()) {
            resting = work.start(() -> {
                estate().surroundings().pause().of(WATCH);
                return WATCH;
            }, _ -> refresh(), _ -> { });
        }
    }

    /** Something else is wanted: what was read stays, what was agreed to does not. */
    public void changed() {
        typed.set("");
        judge();
    }

    private void judge() {
        draft.set(draft.get().map(task.wanted()));
        report.set(draft.get().map(task.check()));
        boolean ready = report.get().filter(checked -> checked.verdict() == Verdict.READY).isPresent();
        plan.set(draft.get().filter(_ -> ready).map(read -> task.plan().apply(read, "")));
        sentence.set(draft.get().map(task.sentence()).orElse(""));
    }

    /** Forgets the sign-in, and reads anew. */
    public void signIn() {
        work.start(() -> {
            estate().arm().signOut();
            return estate();
        }, _ -> refresh(), _ -> refresh());
    }

    /** Both ends that a run works on. Blocks. */
    LinkEnds ends() {
        return estate().lazyEnds(server.get(), link.instance());
    }

    /** The plan that was agreed to, once the checks say that it may begin. */
    Plan agreed() {
        return task.plan().apply(draft.get().orElseThrow(), typed.get());
    }

    /** Why nothing was read yet. */
    public String unread() {
        return switch (activity.state().get()) {
            case Activity.Busy busy -> busy.what() + ".";
            case Activity.Failed failed -> failed.problem().text();
            case Activity.Idle _ -> "Nothing was read yet. Press F5.";
        };
    }

    /** Why it may not begin; an empty text where it may. */
    public String whyNotReady() {
        if (report.get().isEmpty()) {
            return unread();
        }
        long no = report.get().get().results().stream().filter(CheckResult::blocks).count();
        return switch (report.get().get().verdict()) {
            case READY -> "";
            case BLOCKED -> "Not ready: " + (no == 1 ? "1 check says" : no + " checks say") + " no.";
            case UNKNOWN -> "Something could not be measured, so nothing may begin.";
        };
    }

    /** Why nobody has agreed yet; an empty text where somebody has, or need not. */
    public String whyNotAgreed() {
        return draft.get().filter(read -> !sentence.get().isEmpty() && !task.agrees().test(read, typed.get())).map(_ -> "Type the words first: " + sentence.get()).orElse("");
    }

    /** Whether something is not as it should be, though it does not stand in the way. */
    boolean warns() {
        return report.get().filter(found -> found.results().stream().anyMatch(result -> result.outcome() instanceof Outcome.Warned || result.outcome() instanceof Outcome.Failed)).isPresent();
    }

    /** Whether what was read is older than so long. */
    boolean olderThan(Duration age) {
        return activity.readAt().filter(at -> at.plus(age).isAfter(estate().surroundings().clock().instant())).isEmpty();
    }

    /** All of it, for those who look at it as a whole. */
    List<Observable> parts() {
        return List.of(draft, report, plan, typed, activity.state());
    }

    public Place.Link link() {
        return link;
    }

    public OpenEstate estate() {
        return link.estate();
    }

    public Activity activity() {
        return activity;
    }

    /** Whether both ends are read again and again. */
    public BooleanProperty watching() {
        return watching;
    }

    public ReadOnlyObjectProperty<Optional<D>> draft() {
        return draft.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<CheckReport>> report() {
        return report.getReadOnlyProperty();
    }

    /** Empty unless the checks say that it may begin. */
    public ReadOnlyObjectProperty<Optional<Plan>> plan() {
        return plan.getReadOnlyProperty();
    }

    /** What has to be typed. */
    public ReadOnlyStringProperty sentence() {
        return sentence.getReadOnlyProperty();
    }

    public StringProperty typed() {
        return typed;
    }

    /** Reads no more. */
    void close() {
        watching.set(false);
        resting.cancel();
        activity.cancel();
    }
}
