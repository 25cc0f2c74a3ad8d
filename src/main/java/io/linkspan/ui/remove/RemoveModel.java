package io.linkspan.ui.remove;

import io.linkspan.check.CheckReport;
import io.linkspan.check.Leftover;
import io.linkspan.check.Verdict;
import io.linkspan.link.LinkEnds;
import io.linkspan.model.Problem;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Secrets;
import io.linkspan.plan.task.RemoveDraft;
import io.linkspan.plan.task.RemoveTask;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Place;
import io.linkspan.ui.export.CommandLine;
import io.linkspan.ui.export.Scripted;
import io.linkspan.ui.run.RunModel;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A link about to be removed: read, checked, planned, agreed to by typing its name, and run. On the FX thread. */
public final class RemoveModel {

    private final OpenEstate estate;
    private final Place.Link link;
    private final Optional<String> database;
    private final Work work;
    private final Activity activity;
    private final ReadOnlyObjectWrapper<Optional<RemoveDraft>> draft = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<CheckReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Plan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty keepGroup = new SimpleBooleanProperty();
    private final Map<Leftover, BooleanProperty> drop = new EnumMap<>(Leftover.class);
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper whyNot = new ReadOnlyStringWrapper("");
    private boolean begun;

    /**
     * Starts reading both ends.
     *
     * @param database of the link, if it is known
     */
    public RemoveModel(Place.Link link, Optional<String> database, Work work) {
        this.estate = link.estate();
        this.link = link;
        this.database = database;
        this.work = work;
        Arrays.stream(Leftover.values()).forEach(one -> drop.put(one, new SimpleBooleanProperty()));
        activity = new Activity(work, estate.surroundings().clock());
        keepGroup.subscribe(_ -> replan());
        drop.values().forEach(one -> one.subscribe(_ -> replan()));
        typed.subscribe(_ -> decide());
        activity.state().subscribe(_ -> decide());
        refresh();
    }

    /** Reads both ends anew, and checks. */
    public void refresh() {
        RemoveTask task = task();
        activity.run("Reading " + link.server() + " and " + link.instance(), () -> {
            try (LinkEnds ends = estate.lazyEnds(link.server(), link.instance())) {
                return RemoveDraft.read(task, database, ends, estate.reader(ends), estate.runs(), estate.surroundings().clock());
            }
        }, read -> {
            draft.set(Optional.of(read));
            replan();
        });
    }

    private RemoveTask task() {
        return new RemoveTask(link.name(), link.server(), link.instance(), keepGroup.get(), Set.copyOf(dropped()));
    }

    private List<Leftover> dropped() {
        return Arrays.stream(Leftover.values()).filter(one -> drop(one).get()).toList();
    }

    /** What is to go changes what is checked and what is sent, not what was read. */
    private void replan() {
        draft.set(draft.get().map(read -> read.with(task())));
        report.set(draft.get().map(read -> read.check(_ -> { })));
        boolean ready = report.get().filter(checked -> checked.verdict() == Verdict.READY).isPresent();
        plan.set(draft.get().filter(_ -> ready).map(RemoveDraft::plan));
        decide();
    }

    private void decide() {
        whyNot.set(begun ? "The run has begun." : activity.busy() ? "Both ends are still being read." : report.get().isEmpty() ? "Nothing could be read yet." : plan.get().isEmpty() ? "The checks say no."
                : typed.get().strip().equalsIgnoreCase(link.name().value()) ? "" : "Type the link's name first.");
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
            run.start(what, ends, Secrets.NONE);
            started.accept(run);
        }, why -> {
            begun = false;
            decide();
            failed.accept(why);
        });
    }

    /** The plan for the Script menu. */
    Optional<Scripted> scripted() {
        List<String> words = new ArrayList<>(List.of("link", "remove", link.name().value()));
        if (keepGroup.get()) {
            words.add("--keep-availability-group");
        }
        if (!dropped().isEmpty()) {
            words.addAll(List.of("--also-drop", dropped().stream().map(Leftover::id).collect(Collectors.joining(","))));
        }
        return plan.get().map(what -> Scripted.of(what, CommandLine.of(words), estate.practice()));
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

    ReadOnlyObjectProperty<Optional<CheckReport>> report() {
        return report.getReadOnlyProperty();
    }

    /** Empty unless the checks say that it may begin. */
    ReadOnlyObjectProperty<Optional<Plan>> plan() {
        return plan.getReadOnlyProperty();
    }

    /** Whether the availability group on SQL Server stays. */
    BooleanProperty keepGroup() {
        return keepGroup;
    }

    /** Whether that goes, too. */
    BooleanProperty drop(Leftover one) {
        return Objects.requireNonNull(drop.get(one));
    }

    /** What the operator typed to agree. */
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
