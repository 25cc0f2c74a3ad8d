package io.linkspan.ui.run;

import io.linkspan.link.LinkEnds;
import io.linkspan.model.Problem;
import io.linkspan.plan.EndsWorld;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Secrets;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.ProblemDocument;
import io.linkspan.plan.run.RunObserver;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.run.RunResult;
import io.linkspan.plan.run.Runs;
import io.linkspan.plan.run.StepEvent;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.gate.GateReadings;
import io.linkspan.ui.work.Activity;
import io.linkspan.ui.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

/**
 * One run as rows: under way in this window, read from its journal while another process is at it, or long over. Running, resuming and undoing are the same calls as the command line's.
 * On the FX thread; what waits goes to the background, and a run goes on there when its page is closed.
 */
public final class RunModel implements AutoCloseable {

    /** Code of the problem of a run that was asked to stop. */
    static final String ASKED = "stopped";
    /** Between two looks at a journal that another process writes. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Surroundings surroundings;
    private final Work work;
    private final Function<Plan, Optional<OpenEstate>> estates;
    private final Supplier<List<Runs>> journals;
    private final StepRows rows = new StepRows();
    private final Activity reading;
    private final Activity looking;
    private final ReadOnlyObjectWrapper<Optional<Plan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> run = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<History>> history = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RunOutcome>> outcome = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Existing>> existing = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<WritesStopped>> writesStopped = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Duration> elapsed = new ReadOnlyObjectWrapper<>(Duration.ZERO);
    private final ReadOnlyStringWrapper whyNotStop = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNotResume = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNotUndo = new ReadOnlyStringWrapper("");
    private Optional<Told> told = Optional.empty();
    private Optional<Secrets> secrets = Optional.empty();
    private Instant since = Instant.EPOCH;
    private Work.Running resting = () -> { };
    private boolean unseen;

    /** For a run of that estate. */
    public RunModel(OpenEstate open, Work work) {
        this(open.surroundings(), work, () -> List.of(open.runs()), _ -> Optional.of(open));
    }

    /**
     * For a run whose journal is found by its id.
     *
     * @param journals where it may be
     * @param estates  finds the open estate that has both machines of a plan
     */
    public RunModel(Surroundings surroundings, Work work, Supplier<List<Runs>> journals, Function<Plan, Optional<OpenEstate>> estates) {
        this.surroundings = surroundings;
        this.work = work;
        this.estates = estates;
        this.journals = journals;
        reading = new Activity(work, surroundings.clock());
        looking = new Activity(work, surroundings.clock());
        decide();
    }

    /** Runs a plan from its beginning; closes the ends when the run has ended. */
    public void start(Plan what, LinkEnds ends, Secrets secrets) {
        OpenEstate open = estates.apply(what).orElseThrow();
        this.secrets = Optional.of(secrets);
        rows.begin(what);
        plan.set(Optional.of(what));
        writesStopped.set(Optional.empty());
        go(observer -> {
            try (ends) {
                return open.runner().run(what, new EndsWorld(ends, open.reader(ends), secrets, surroundings.clock()), observer);
            }
        });
    }

    /** What a run that is done has left to do, in words; empty where it has left nothing. */
    public Optional<String> left() {
        return history.get().map(History::left).filter(steps -> !steps.isEmpty()).map(RunWords::left);
    }

    /** What the run asked for secrets when it was last at work in this window; empty where it was not. */
    Optional<Secrets> secrets() {
        return secrets;
    }

    /** Goes on from wherever the servers stand. */
    public void resume(History run, Secrets secrets) {
        again(run, secrets, false);
    }

    /** Takes back what the run made. */
    public void undo(History run, Secrets secrets) {
        again(run, secrets, true);
    }

    private void again(History before, Secrets secrets, boolean back) {
        Optional<OpenEstate> found = estates.apply(before.plan());
        if (found.isEmpty()) {
            problem.set(Optional.of(RunWords.notConnected(before.plan())));
            return;
        }
        OpenEstate open = found.get();
        this.secrets = Optional.of(secrets);
        show(before, RunOutcome.RUNNING);
        rows.again(before, back);
        go(observer -> {
            try (LinkEnds ends = open.lazyEnds(before.plan().server(), before.plan().instance())) {
                EndsWorld world = new EndsWorld(ends, open.reader(ends), secrets, surroundings.clock());
                return back ? open.runner().undo(before.run(), world, observer) : open.runner().resume(before.run(), world, observer);
            }
        });
    }

    private void go(Function<RunObserver, RunResult> runner) {
        Optional<RunOutcome> before = history.get().flatMap(History::outcome);
        Told observer = new Told(surroundings, work, id -> run.set(Optional.of(id)), this::heard);
        told = Optional.of(observer);
        since = surroundings.clock().instant();
        problem.set(Optional.empty());
        existing.set(Optional.empty());
        outcome.set(Optional.of(RunOutcome.RUNNING));
        decide();
        work.start(() -> runner.apply(observer), result -> ended(observer, result), why -> broke(observer, before, why));
    }

    private void heard(StepEvent event, Instant at) {
        rows.on(event, at);
        writesStopped.set(WritesStopped.after(writesStopped.get(), plan.get().orElseThrow(), event, at));
    }

    private void ended(Told observer, RunResult result) {
        observer.flush();
        told = Optional.empty();
        history.set(Optional.of(result.history()));
        writesStopped.set(WritesStopped.of(result.history()));
        run.set(Optional.of(result.history().run()));
        since = surroundings.clock().instant().minus(result.history().worked());
        over(result.outcome(), result.problem());
    }

    /** The runner threw: nothing was begun, or what was begun can be resumed. */
    private void broke(Told observer, Optional<RunOutcome> before, Problem why) {
        observer.flush();
        told = Optional.empty();
        boolean begun = rows.current().isPresent();
        over(begun ? RunOutcome.INTERRUPTED : before.orElse(RunOutcome.REFUSED), Optional.of(why));
        if (begun) {
            refresh();
        }
    }

    private void over(RunOutcome how, Optional<Problem> why) {
        tick();
        outcome.set(Optional.of(how));
        problem.set(why);
        decide();
        if (why.isPresent() && !unseen) {
            lookAround();
        }
    }

    /** Reads what exists on both sides, if they are connected. */
    private void lookAround() {
        plan.get().flatMap(estates).ifPresent(open -> looking.run("Reading what exists now", () -> {
            Plan what = plan.get().orElseThrow();
            try (LinkEnds ends = open.lazyEnds(what.server(), what.instance())) {
                return Existing.of(open.reader(ends).read(what.link()), surroundings.clock().instant());
            }
        }, now -> existing.set(Optional.of(now))));
    }

    /** Reads the journal of a run, and again from time to time while another process is at it. */
    public void open(String id) {
        run.set(Optional.of(id));
        refresh();
    }

    /** Reads the journal anew, unless the run goes here. */
    public void refresh() {
        if (told.isEmpty()) {
            List<Runs> all = journals.get();
            run.get().ifPresent(id -> reading.run("Reading the journal", () -> read(all, id), read -> {
                show(read.history(), read.outcome());
                if (read.outcome() == RunOutcome.RUNNING) {
                    lookAgain();
                } else if (problem.get().isPresent() && existing.get().isEmpty()) {
                    lookAround();
                }
            }));
        }
    }

    private record Read(History history, RunOutcome outcome) {
    }

    private static Read read(List<Runs> journals, String id) {
        return journals.stream().flatMap(runs -> runs.list().stream().filter(found -> found.run().equals(id)).map(found -> new Read(found, runs.outcome(found)))).findFirst()
                .orElseThrow(() -> Problem.usage("unknown-run", "There is no journal of the run \"" + id + "\".", "See the page of all runs.").exception());
    }

    private void lookAgain() {
        resting.cancel();
        resting = work.start(() -> {
            surroundings.pause().of(BETWEEN_LOOKS);
            return BETWEEN_LOOKS;
        }, _ -> refresh(), _ -> { });
    }

    private void show(History found, RunOutcome how) {
        if (told.isPresent()) {
            return;
        }
        plan.set(Optional.of(found.plan()));
        run.set(Optional.of(found.run()));
        history.set(Optional.of(found));
        rows.show(found);
        writesStopped.set(WritesStopped.of(found));
        elapsed.set(found.worked());
        outcome.set(Optional.of(how));
        // of a run that a fault of the program ended, the journal cannot say why
        problem.set(found.problem().map(ProblemDocument::problem).or(() -> how == RunOutcome.INTERRUPTED ? problem.get() : Optional.empty()));
        decide();
    }

    /** Asks the run to end at the next step; what is under way comes to its end first. */
    public void stop() {
        told.ifPresent(Told::stop);
        decide();
    }

    /** Lets the times run on; the view calls it once a second. */
    public void tick() {
        if (outcome.get().equals(Optional.of(RunOutcome.RUNNING)) && since.isAfter(Instant.EPOCH)) {
            Instant now = surroundings.clock().instant();
            elapsed.set(Duration.between(since, now));
            rows.tick(now);
        }
    }

    private void decide() {
        Optional<RunOutcome> how = outcome.get();
        boolean going = how.equals(Optional.of(RunOutcome.RUNNING));
        whyNotStop.set(told.isPresent() ? told.get().stopping() ? "It stops as soon as what is under way has ended." : "" : going ? "Another process is at it: stop it there." : "The run is not going.");
        String standing = how.isEmpty() ? "There is no run yet." : going ? "The run is going." : history.get().isEmpty() ? "Nothing was begun." : "";
        whyNotResume.set(!standing.isEmpty() ? standing : how.get().unfinished() || left().isPresent() ? "" : how.get() == RunOutcome.UNDONE ? "The run was taken back." : "Every step is done.");
        whyNotUndo.set(!standing.isEmpty() ? standing : history.get().orElseThrow().canBeTakenBack() ? "" : "Nothing that this run did can be taken back.");
    }

    /** When it began to be under way in this window. */
    Optional<Instant> begunAt() {
        return told.map(_ -> since);
    }

    /** Whether it is under way in this window. */
    public boolean goesHere() {
        return told.isPresent();
    }

    /** The open estate that has both machines. */
    public Optional<OpenEstate> estate() {
        return plan.get().flatMap(estates);
    }

    /** As "PRACTICE – Run create sales". */
    ObservableValue<String> title() {
        return plan.map(known -> known.map(p -> (practice() ? "PRACTICE – " : "") + "Run " + p.task() + " " + p.link()).orElse("Run"));
    }

    /** Whether it is a practice estate's, as far as an open one tells. */
    public boolean practice() {
        return estate().map(OpenEstate::practice).orElse(false);
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Work work() {
        return work;
    }

    public ObservableList<StepRow> steps() {
        return rows.list();
    }

    /** What its commit gate has read, while it goes in this window. */
    public GateReadings gate() {
        return rows.gate();
    }

    /** The step under way. */
    public Optional<StepRow> current() {
        return rows.current();
    }

    public ReadOnlyObjectProperty<Optional<Plan>> plan() {
        return plan.getReadOnlyProperty();
    }

    /** The id, as soon as there is a journal. */
    public ReadOnlyObjectProperty<Optional<String>> run() {
        return run.getReadOnlyProperty();
    }

    /** The journal as last read; of a run under way here, once it has ended. */
    public ReadOnlyObjectProperty<Optional<History>> history() {
        return history.getReadOnlyProperty();
    }

    /** How it stands; empty before it was started or read. */
    public ReadOnlyObjectProperty<Optional<RunOutcome>> outcome() {
        return outcome.getReadOnlyProperty();
    }

    /** Why it stands still. */
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    /** What exists on both sides, read after it has stopped. */
    public ReadOnlyObjectProperty<Optional<Existing>> existing() {
        return existing.getReadOnlyProperty();
    }

    /** Present while nobody can write because of it. */
    ReadOnlyObjectProperty<Optional<WritesStopped>> writesStopped() {
        return writesStopped.getReadOnlyProperty();
    }

    /** The time that was worked on it. */
    public ReadOnlyObjectProperty<Duration> elapsed() {
        return elapsed.getReadOnlyProperty();
    }

    /** Reading the journal. */
    public Activity reading() {
        return reading;
    }

    /** Reading what exists. */
    public Activity looking() {
        return looking;
    }

    public ReadOnlyStringProperty whyNotStop() {
        return whyNotStop.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty whyNotResume() {
        return whyNotResume.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty whyNotUndo() {
        return whyNotUndo.getReadOnlyProperty();
    }

    /** A page shows it, again after {@link #close}. */
    void seen() {
        unseen = false;
    }

    /** No page shows it any more, so it reads no more. A run under way here goes on. */
    @Override
    public void close() {
        unseen = true;
        resting.cancel();
        reading.cancel();
        looking.cancel();
    }
}
