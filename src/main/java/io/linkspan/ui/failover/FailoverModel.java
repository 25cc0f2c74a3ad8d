package io.linkspan.ui.failover;

import io.linkspan.check.fact.DatabaseUse;
import io.linkspan.model.LinkRole;
import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Loss;
import io.linkspan.model.ServerVersion;
import io.linkspan.model.Side;
import io.linkspan.plan.Step;
import io.linkspan.plan.task.failover.Agreed;
import io.linkspan.plan.task.failover.FailoverDraft;
import io.linkspan.plan.task.failover.FailoverTask;
import io.linkspan.plan.task.failover.Jobs;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.State;
import io.linkspan.ui.export.CommandLine;
import io.linkspan.ui.wizard.Judged;
import io.linkspan.ui.wizard.WayBack;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/** What is wanted of a failover, about a link as it was read. On the FX thread. */
final class FailoverModel {

    private final Place.Link link;
    private final Judged<FailoverDraft> judged;
    private final ObjectProperty<Side> to;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.PLANNED);
    private final ObjectProperty<Workload> workload = new SimpleObjectProperty<>(Workload.WAIT);
    private final ObjectProperty<Jobs> jobs = new SimpleObjectProperty<>(Jobs.HOLD);
    private final ObjectProperty<Old> old = new SimpleObjectProperty<>(Old.LOCKED);
    private final ObjectProperty<Readable> readable = new SimpleObjectProperty<>(Readable.AS_IT_IS);
    private final ObjectProperty<Duration> timeLimit = new SimpleObjectProperty<>(FailoverTask.TIME_LIMIT);
    private final LimitTexts limits = new LimitTexts();
    private final ObservableSet<String> agreedEnds = FXCollections.observableSet();
    private final ReadOnlyObjectWrapper<Rehearsed> lastRehearsal = new ReadOnlyObjectWrapper<>(Rehearsed.UNREAD);
    private boolean proposed;

    /** What SQL Server's database takes once the link is gone. */
    enum Old {
        LOCKED("Locked"), WRITABLE("Writable");

        private final String words;

        Old(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Whether SQL Server's copy can be read while it is secondary. */
    enum Readable {
        AS_IT_IS("As it is set now", Optional.empty()), YES("Readable", Optional.of(true)), NO("Not readable", Optional.of(false));

        private final String words;
        private final Optional<Boolean> value;

        Readable(String words, Optional<Boolean> value) {
            this.words = words;
            this.value = value;
        }

        String words() {
            return words;
        }
    }

    /** @param seen the link as it was last seen; says which side is not primary and so is to become it */
    FailoverModel(Place.Link link, Optional<LinkSnapshot> seen, Work work) {
        this.link = link;
        to = new SimpleObjectProperty<>(seen.flatMap(FailoverModel::direction).orElse(Side.MANAGED_INSTANCE));
        Optional<String> database = seen.flatMap(LinkSnapshot::database);
        judged = new Judged<>(link, work, new Judged.Task<>(
                ends -> FailoverDraft.read(task(), database, ends, link.estate().reader(ends), link.estate().runs(), link.estate().surroundings().clock()),
                read -> read.with(task()), read -> read.check(_ -> { }), (read, typed) -> read.task().forced() && !typed.isBlank() ? read.plan(typed) : read.plan(), read -> agreed(read).sentence(), (read, typed) -> agreed(read).with(typed)));
        List.of(kind, to, workload, jobs, readable, old, timeLimit).forEach(wish -> wish.subscribe((_, _) -> changed()));
        limits.limits().subscribe((_, _) -> changed());
        judged.activity().state().subscribe(state -> {
            if (state instanceof Activity.Busy) {
                work.start(() -> Rehearsed.of(link.estate().runs().lastRehearsal(link.name())), lastRehearsal::set, why -> lastRehearsal.set(Rehearsed.unknown(why)));
            }
        });
        judged.draft().subscribe(read -> {
            if (read.isPresent() && !proposed) {
                proposed = true;
                propose(read.get().facts().link());
            }
        });
    }

    /** Towards the side that is not primary, as far as that is known. */
    private static Optional<Side> direction(LinkSnapshot link) {
        return Arrays.stream(Side.values()).filter(side -> link.role(side).equals(Optional.of(LinkRole.PRIMARY))).map(Side::other).reduce((_, _) -> Side.MANAGED_INSTANCE)
                .or(() -> Arrays.stream(Side.values()).filter(side -> link.role(side).equals(Optional.of(LinkRole.SECONDARY))).findFirst());
    }

    /** The way that the first reading suggests: towards the side that is not primary, and the first kind that is possible. */
    private void propose(LinkSnapshot now) {
        direction(now).ifPresent(to::set);
        if (!whyNot(kind.get()).isEmpty()) {
            Arrays.stream(Kind.values()).filter(which -> !which.forced() && whyNot(which).isEmpty()).findFirst().ifPresent(kind::set);
        }
    }

    private void changed() {
        if (kind.get().cutsOver() && to.get() == Side.SQL_SERVER) {
            kind.set(kind.get().forced() ? Kind.FORCED : Kind.PLANNED);
            return;
        }
        agreedEnds.clear();
        judged.changed();
    }

    private FailoverTask task() {
        FailoverTask task = new FailoverTask(link.name(), link.server(), link.instance(), to.get(), workload.get(), kind.get().cutsOver(), kind.get().forced()).with(jobs.get()).with(limits.limits().get()).within(timeLimit.get());
        return task.makesSqlServerSecondary() ? task.readable(readable.get().value) : task.leavingWritable(kind.get() == Kind.CUT_OVER && old.get() == Old.WRITABLE);
    }

    private Agreed agreed(FailoverDraft read) {
        return new Agreed(link.name(), read.task().forced() ? Optional.of(read.loss()) : Optional.empty());
    }

    /** Why a kind cannot be chosen; an empty text where it can, and while nothing is read. */
    String whyNot(Kind which) {
        if (ends().map(Ends::standing).equals(Optional.of(Ends.Standing.TWO_PRIMARIES))) {
            return "Both sides are primary: that has to be repaired first.";
        }
        boolean oneWay = wayBack().state() == State.WARNING;
        return switch (which) {
            case PLANNED -> to.get() == Side.MANAGED_INSTANCE && oneWay ? "There is no way back: " + wayBack().detail() + "." : "";
            case CUT_OVER, FORCED_CUT_OVER -> to.get() == Side.SQL_SERVER ? "A link is removed only with the database on the instance." : "";
            case FORCED -> "";
        };
    }

    /** Both sides and Azure, once they were read. */
    Optional<Ends> ends() {
        return judged.draft().get().map(read -> new Ends(read.facts().link(), kind.get(), to.get()));
    }

    WayBack wayBack() {
        Optional<ServerVersion> version = judged.draft().get().flatMap(read -> read.facts().server().toOptional()).map(server -> server.identity().version());
        return WayBack.of(version, judged.draft().get().flatMap(read -> read.facts().instance().toOptional()).map(instance -> instance.databaseFormat()), true);
    }

    /** The same of what is wanted: with its link gone, there is none. */
    WayBack wayBackAfterwards() {
        return kind.get().cutsOver() ? new WayBack(State.WARNING, "Way back: no", "the link is removed") : wayBack();
    }

    /** What a forced one would lose; empty for a planned one, and before it is read. */
    Optional<Loss> loss() {
        return judged.draft().get().filter(_ -> kind.get().forced()).map(FailoverDraft::loss);
    }

    /** Of this link, as far as the journals of this computer tell; read together with both ends. */
    ReadOnlyObjectProperty<Rehearsed> lastRehearsal() {
        return lastRehearsal.getReadOnlyProperty();
    }

    /** Who works with the database on the side that is primary. */
    Optional<DatabaseUse> use() {
        return judged.draft().get().map(FailoverDraft::use);
    }

    /** Steps that end a session or a running job, to each of which somebody has to agree. */
    List<Step> ending() {
        return judged.plan().get().map(plan -> plan.steps().stream().filter(FailoverDraft::endsSomebody).toList()).orElse(List.of());
    }

    /** Titles of those that somebody has agreed to. */
    ObservableSet<String> agreedEnds() {
        return agreedEnds;
    }

    boolean agreedToEnd() {
        return ending().stream().map(Step::title).allMatch(agreedEnds::contains);
    }

    /** As "Fail over ferries: HARBOUR01 → quay-one". */
    String title() {
        return "Fail over " + link.name() + ": " + machine(to.get().other()) + " → " + machine(to.get());
    }

    /** The same as a command line of our own. */
    String command() {
        List<String> words = new ArrayList<>(List.of("link", "failover", link.name().value(), "--to", to.get().id()));
        if (kind.get().forced()) {
            words.add("--forced");
            if (kind.get().cutsOver()) {
                words.add("--drop-link");
            }
            return CommandLine.of(words);
        }
        words.addAll(List.of("--workload", word(workload.get()), "--jobs", word(jobs.get()), "--time-limit", String.valueOf(timeLimit.get().toSeconds())));
        words.addAll(limits.options());
        if (kind.get() == Kind.CUT_OVER) {
            words.add("--drop-link");
        }
        if (task().writable()) {
            words.add("--leave-writable");
        }
        task().readable().ifPresent(yes -> words.addAll(List.of("--readable", yes ? "yes" : "no")));
        return CommandLine.of(words);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What the checks of a planned one measure against. */
    LimitTexts limits() {
        return limits;
    }

    Place.Link link() {
        return link;
    }

    Judged<FailoverDraft> judged() {
        return judged;
    }

    String machine(Side side) {
        return side == Side.SQL_SERVER ? link.server() : link.instance();
    }

    /** Who is to be primary. */
    ObjectProperty<Side> to() {
        return to;
    }

    ObjectProperty<Kind> kind() {
        return kind;
    }

    ObjectProperty<Workload> workload() {
        return workload;
    }

    ObjectProperty<Jobs> jobs() {
        return jobs;
    }

    ObjectProperty<Readable> readable() {
        return readable;
    }

    /** Whether SQL Server's database takes writes after a cut-over. */
    ObjectProperty<Old> old() {
        return old;
    }

    /** How long each wait before the change of roles may take. */
    ObjectProperty<Duration> timeLimit() {
        return timeLimit;
    }
}
