package io.linkspan.ui.failover;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.ServerVersion;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Loss;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.State;
import io.linkspan.ui.wizard.WayBack;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A link about to fail over: what was chosen, both ends as they were read, what the checks say of it, the plan, and the words that agree to it. On the FX thread. */
final class FailoverModel {

    /** Between two readings while readiness is watched. */
    static final Duration WATCH = Duration.ofSeconds(5);

    private final OpenEstate estate;
    private final Place.Link link;
    private final Optional<String> database;
    private final Work work;
    private final Activity activity;
    private final ObjectProperty<Side> to;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.PLANNED);
    private final ObjectProperty<Workload> workload = new SimpleObjectProperty<>(Workload.WAIT);
    private final BooleanProperty watching = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<FailoverDraft>> draft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CheckReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Plan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final StringProperty typed = new SimpleStringProperty("");
    private Work.Running resting = () -> { };

    /**
     * Starts reading both ends.
     *
     * @param seen the link as it was last seen; says which side is not primary and so is to become it
     */
    FailoverModel(Place.Link link, Optional<LinkSnapshot> seen, Work work) {
        this.estate = link.estate();
        this.link = link;
        this.database = seen.flatMap(LinkSnapshot::database);
        this.work = work;
        to = new SimpleObjectProperty<>(seen.flatMap(FailoverModel::direction).orElse(Side.MANAGED_INSTANCE));
        activity = new Activity(work, estate.surroundings().clock());
        to.subscribe((_, _) -> changed());
        kind.subscribe((_, _) -> changed());
        workload.subscribe((_, _) -> changed());
        watching.subscribe((_, on) -> {
            resting.cancel();
            if (on) {
                refresh();
            }
        });
        refresh();
    }

    /** Towards the side that is not primary, as far as that is known. */
    private static Optional<Side> direction(LinkSnapshot link) {
        return Arrays.stream(Side.values()).filter(side -> link.role(side).equals(Optional.of(LinkRole.PRIMARY))).map(Side::other).reduce((_, _) -> Side.MANAGED_INSTANCE)
                .or(() -> Arrays.stream(Side.values()).filter(side -> link.role(side).equals(Optional.of(LinkRole.SECONDARY))).findFirst());
    }

    private FailoverTask task() {
        return new FailoverTask(link.name(), link.server(), link.instance(), to.get(), workload.get(), kind.get() == Kind.CUT_OVER, kind.get() == Kind.FORCED);
    }

    /** Reads both ends anew, and judges. */
    void refresh() {
        FailoverTask task = task();
        activity.run("Reading " + link.server() + " and " + link.instance(), () -> {
            try (LinkEnds ends = estate.lazyEnds(link.server(), link.instance())) {
                return FailoverDraft.read(task, database, ends, estate.reader(ends), estate.runs(), estate.surroundings().clock());
            }
        }, read -> {
            boolean first = draft.get().isEmpty();
            draft.set(Optional.of(read));
            if (first) {
                propose();
            }
            restate();
            watchOn();
        });
    }

    /** The way that the first reading suggests: towards the side that is not primary, and the first kind that is possible. */
    private void propose() {
        direction(draft.get().orElseThrow().facts().link()).ifPresent(to::set);
        if (!whyNot(kind.get()).isEmpty()) {
            Arrays.stream(Kind.values()).filter(which -> which != Kind.FORCED && whyNot(which).isEmpty()).findFirst().ifPresent(kind::set);
        }
    }

    private void watchOn() {
        resting.cancel();
        if (watching.get()) {
            resting = work.start(() -> {
                estate.surroundings().pause().of(WATCH);
                return WATCH;
            }, _ -> refresh(), _ -> { });
        }
    }

    /** What was read stays; what was agreed to does not. */
    private void changed() {
        if (kind.get() == Kind.CUT_OVER && to.get() == Side.SQL_SERVER) {
            kind.set(Kind.PLANNED);
            return;
        }
        typed.set("");
        restate();
    }

    /** What is wanted now, about what was read. */
    private void restate() {
        draft.set(draft.get().map(read -> read.with(task())));
        report.set(draft.get().map(read -> read.check(_ -> { })));
        boolean ready = report.get().filter(checked -> checked.verdict() == Verdict.READY).isPresent();
        plan.set(draft.get().filter(_ -> ready).map(FailoverDraft::plan));
        sentence.set(loss().map(loss -> loss.sentence(link.name())).orElse(link.name().value()));
    }

    /** Why a kind cannot be chosen; an empty text where it can, and while nothing is read. */
    String whyNot(Kind which) {
        if (ends().map(Ends::standing).equals(Optional.of(Ends.Standing.TWO_PRIMARIES))) {
            return "Both sides are primary: that has to be repaired first.";
        }
        boolean oneWay = wayBack().state() == State.WARNING;
        return switch (which) {
            case PLANNED -> to.get() == Side.MANAGED_INSTANCE && oneWay ? "There is no way back: " + wayBack().detail() + "." : "";
            case CUT_OVER -> to.get() == Side.SQL_SERVER ? "A link is removed only with the database on the instance." : "";
            case FORCED -> "";
        };
    }

    /** Both sides and Azure, once they were read. */
    Optional<Ends> ends() {
        return draft.get().map(read -> new Ends(read.facts().link(), kind.get(), to.get()));
    }

    WayBack wayBack() {
        Optional<ServerVersion> version = draft.get().flatMap(read -> read.facts().server().toOptional()).map(server -> server.identity().version());
        return WayBack.of(version, draft.get().flatMap(read -> read.facts().instance().toOptional()).map(instance -> instance.databaseFormat()), true);
    }

    /** What a forced one would lose; empty for a planned one, and before it is read. */
    Optional<Loss> loss() {
        return draft.get().filter(_ -> kind.get() == Kind.FORCED).map(FailoverDraft::loss);
    }

    boolean agreed() {
        return loss().map(loss -> loss.agreed(link.name(), typed.get())).orElseGet(() -> typed.get().strip().equalsIgnoreCase(link.name().value()));
    }

    /** The plan, held to what was typed where it may lose data. */
    Plan agreedPlan() {
        return kind.get() == Kind.FORCED ? draft.get().orElseThrow().plan(typed.get()) : plan.get().orElseThrow();
    }

    /** As "Fail over ferries: HARBOUR01 → quay-one". */
    String title() {
        return "Fail over " + link.name() + ": " + machine(to.get().other()) + " → " + machine(to.get());
    }

    /** Whether what was read is older than so long. */
    boolean olderThan(Duration age) {
        return activity.readAt().filter(at -> at.plus(age).isAfter(estate.surroundings().clock().instant())).isEmpty();
    }

    /** All of it, for those who look at it as a whole. */
    List<Observable> parts() {
        return List.of(to, kind, workload, draft, report, plan, typed, activity.state());
    }

    Place.Link link() {
        return link;
    }

    OpenEstate estate() {
        return estate;
    }

    Activity activity() {
        return activity;
    }

    /** Who is to be primary. */
    ObjectProperty<Side> to() {
        return to;
    }

    String machine(Side side) {
        return side == Side.SQL_SERVER ? link.server() : link.instance();
    }

    ObjectProperty<Kind> kind() {
        return kind;
    }

    ObjectProperty<Workload> workload() {
        return workload;
    }

    /** Whether both ends are read again and again, for the checks. */
    BooleanProperty watching() {
        return watching;
    }

    ReadOnlyObjectProperty<Optional<FailoverDraft>> draft() {
        return draft.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<CheckReport>> report() {
        return report.getReadOnlyProperty();
    }

    /** Empty unless the checks say that it may begin. */
    ReadOnlyObjectProperty<Optional<Plan>> plan() {
        return plan.getReadOnlyProperty();
    }

    /** What has to be typed. */
    ReadOnlyStringProperty sentence() {
        return sentence.getReadOnlyProperty();
    }

    StringProperty typed() {
        return typed;
    }

    /** Forgets the sign-in, and reads anew. */
    void signIn() {
        work.start(() -> {
            estate.arm().signOut();
            return estate;
        }, _ -> refresh(), _ -> refresh());
    }

    /** Reads no more. */
    void close() {
        watching.set(false);
        resting.cancel();
        activity.cancel();
    }
}
