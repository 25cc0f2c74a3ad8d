package io.linkspan.ui.failover;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Verdict;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Problem;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Loss;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Place;
import io.linkspan.ui.export.CommandLine;
import io.linkspan.ui.export.Scripted;
import io.linkspan.ui.run.RunModel;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A link about to fail over: read, judged, planned, agreed to in words, and run. On the FX thread. */
public final class FailoverModel {

    private final OpenEstate estate;
    private final Place.Link link;
    private final Optional<String> database;
    private final Work work;
    private final Activity activity;
    private final ObjectProperty<Side> to;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.PLANNED);
    private final ObjectProperty<Workload> workload = new SimpleObjectProperty<>(Workload.WAIT);
    private final ReadOnlyObjectWrapper<Optional<FailoverDraft>> draft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CheckReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Plan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
    private boolean begun;

    /**
     * Starts reading both ends.
     *
     * @param seen the link as it was last seen; says which side is not primary and so is to become it
     */
    public FailoverModel(Place.Link link, Optional<LinkSnapshot> seen, Work work) {
        this.estate = link.estate();
        this.link = link;
        this.database = seen.flatMap(LinkSnapshot::database);
        this.work = work;
        boolean onInstance = seen.flatMap(s -> s.role(Side.MANAGED_INSTANCE)).equals(Optional.of(LinkRole.PRIMARY));
        to = new SimpleObjectProperty<>(onInstance ? Side.SQL_SERVER : Side.MANAGED_INSTANCE);
        activity = new Activity(work, estate.surroundings().clock());
        typed.subscribe(_ -> decide());
        activity.state().subscribe(_ -> decide());
        to.subscribe((_, _) -> changed());
        kind.subscribe((_, _) -> changed());
        workload.subscribe((_, _) -> changed());
        refresh();
    }

    private FailoverTask task() {
        return new FailoverTask(link.name(), link.server(), link.instance(), to.get(), workload.get(), kind.get() == Kind.CUT_OVER, kind.get() == Kind.FORCED);
    }

    /** Reads both ends anew, and judges. */
    public void refresh() {
        FailoverTask task = task();
        activity.run("Reading " + link.server() + " and " + link.instance(), () -> {
            try (LinkEnds ends = estate.lazyEnds(link.server(), link.instance())) {
                return FailoverDraft.read(task, database, ends, estate.reader(ends), estate.runs(), estate.surroundings().clock());
            }
        }, read -> {
            draft.set(Optional.of(read));
            judge();
        });
    }

    /** What was read stays; what was agreed to does not. */
    private void changed() {
        if (kind.get() == Kind.CUT_OVER && to.get() == Side.SQL_SERVER) {
            kind.set(Kind.PLANNED);
            return;
        }
        typed.set("");
        draft.set(draft.get().map(read -> read.with(task())));
        judge();
    }

    private void judge() {
        report.set(draft.get().map(read -> read.check(_ -> { })));
        boolean ready = report.get().filter(checked -> checked.verdict() == Verdict.READY).isPresent();
        plan.set(draft.get().filter(_ -> ready).map(FailoverDraft::plan));
        sentence.set(loss().map(loss -> loss.sentence(link.name())).orElse(link.name().value()));
        decide();
    }

    private void decide() {
        whyNot.set(begun ? "The run has begun." : activity.busy() ? "Both ends are still being read." : report.get().isEmpty() ? "Nothing could be read yet." : plan.get().isEmpty() ? "The checks say no."
                : agreed() ? "" : "Type the words first: " + sentence.get());
    }

    private boolean agreed() {
        return loss().map(loss -> loss.agreed(link.name(), typed.get())).orElseGet(() -> typed.get().strip().equalsIgnoreCase(link.name().value()));
    }

    /**
     * Runs the plan.
     *
     * @param started told of the run, which goes on by itself
     * @param failed  told why it could not begin
     */
    public void go(Consumer<RunModel> started, Consumer<Problem> failed) {
        if (!whyNot.get().isEmpty()) {
            return;
        }
        begun = true;
        decide();
        Plan what = plan.get().orElseThrow();
        work.start(() -> estate.lazyEnds(link.server(), link.instance()), ends -> {
            RunModel run = new RunModel(estate, work);
            run.start(what, ends, name -> {
                throw new IllegalArgumentException("failing over asks for no secret: " + name);
            });
            started.accept(run);
        }, why -> {
            begun = false;
            decide();
            failed.accept(why);
        });
    }

    /** The plan for the Script menu. */
    Optional<Scripted> scripted() {
        List<String> words = new ArrayList<>(List.of("link", "failover", link.name().value(), "--to", to.get().id(), "--workload", workload.get().name().toLowerCase(Locale.ROOT)));
        switch (kind.get()) {
            case PLANNED -> { }
            case CUT_OVER -> words.add("--drop-link");
            case FORCED -> words.add("--forced");
        }
        return plan.get().map(what -> Scripted.of(what, CommandLine.of(words), estate.practice()));
    }

    /** What a forced one would lose; empty for a planned one, and before it is read. */
    Optional<Loss> loss() {
        return draft.get().filter(_ -> kind.get() == Kind.FORCED).map(FailoverDraft::loss);
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

    /** Why it cannot begin; an empty text once it can. */
    ReadOnlyStringProperty whyNot() {
        return whyNot.getReadOnlyProperty();
    }

    /** Reads no more. */
    void close() {
        activity.cancel();
    }
}
