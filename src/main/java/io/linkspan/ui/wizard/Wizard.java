package io.linkspan.ui.wizard;

import io.linkspan.plan.Plan;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.run.RunModel;
import io.linkspan.ui.work.Work;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The way through a wizard: which page is in front, how each stands, and which ways lead on. Its last three pages are the review, the run and the results. On the FX thread.
 *
 * @param <C> its pages
 */
public abstract class Wizard<C extends Chapter> implements AutoCloseable {

    private final OpenEstate estate;
    private final Work work;
    private final List<C> chapters;
    private final RunModel run;
    private final Set<C> visited = new HashSet<>();
    private final ReadOnlyObjectWrapper<C> chapter;
    private final ReadOnlyObjectWrapper<List<Mark>> marks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper whyNotNext = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNotPrevious = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNotFinish = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Plan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper begun = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper returnable = new ReadOnlyBooleanWrapper();

    /** @param chapters all of its pages, in order */
    protected Wizard(OpenEstate estate, Work work, List<C> chapters) {
        this.estate = estate;
        this.work = work;
        this.chapters = chapters;
        chapter = new ReadOnlyObjectWrapper<>(chapters.getFirst());
        visited.add(chapters.getFirst());
        run = new RunModel(estate, work);
        run.outcome().subscribe(how -> {
            if (how.equals(Optional.of(RunOutcome.DONE)) && chapter.get() == chapters.get(chapters.size() - 2)) {
                enter(chapters.getLast());
            }
        });
    }

    /** Whatever is decided anew when a part changes. */
    protected final void watch(Observable part) {
        part.addListener(_ -> decide());
    }

    /** Why a page cannot be left forwards, in one sentence; an empty text where it can. */
    protected abstract String gate(C page);

    /** Why a page is not part of the way as it was chosen; an empty text where it is. */
    protected abstract String skipped(C page);

    /** How a page stands that has been seen and is not in front. */
    protected abstract Mark mark(C page);

    /** What of the plan stands: empty until there is one. */
    protected abstract Optional<Plan> planned();

    /** Starts what a page needs that has come to the front. */
    protected abstract void entered(C page);

    /** Runs the plan; called on the review while nothing stands in the way. */
    protected abstract void start();

    /** The task as a command line of our own, without the program's name and the profile. */
    protected abstract String command();

    /** Ends a run that can still give the service back, and takes it back. */
    public void abort() {
    }

    /** F5. */
    public abstract void refresh();

    public final void next() {
        if (whyNotNext.get().isEmpty()) {
            following().ifPresent(this::enter);
        }
    }

    public final void previous() {
        if (whyNotPrevious.get().isEmpty()) {
            chapters.subList(0, at(chapter.get())).reversed().stream().filter(page -> skipped(page).isEmpty()).findFirst().ifPresent(this::enter);
        }
    }

    /** To a page of the list, if every page before it is done. */
    public final void go(C where) {
        if (whyNot(where).isEmpty()) {
            enter(where);
        }
    }

    /** Runs the plan, on the review. */
    public final void finish() {
        if (whyNotFinish.get().isEmpty()) {
            start();
        }
    }

    /** Why the list does not lead to a page. */
    public final String whyNot(C where) {
        if (begun.get()) {
            return where.running() ? "" : "The run has begun; nothing can be chosen any more.";
        }
        String skipped = skipped(where);
        return where.running() ? "Press Finish on the review." : !skipped.isEmpty() ? skipped
                : before(where).stream().filter(page -> skipped(page).isEmpty()).map(this::gate).filter(why -> !why.isEmpty()).findFirst().orElse("");
    }

    protected final void enter(C where) {
        visited.add(where);
        chapter.set(where);
        entered(where);
        decide();
    }

    /** The run has begun, or, after all, has not. */
    protected final void begun(boolean yes) {
        begun.set(yes);
        enter(yes ? chapters.get(chapters.size() - 2) : review());
    }

    /** Judges anew what can be done on the page in front. */
    protected final void decide() {
        C here = chapter.get();
        String open = gate(here);
        boolean onReview = here == review();
        whyNotNext.set(here == chapters.getLast() ? "This is the last page." : here.running() ? run.outcome().get().filter(how -> how != RunOutcome.RUNNING).isPresent() ? "" : "The run is going."
                : onReview ? "Press Finish to run these steps." : !open.isEmpty() ? open : following().isPresent() ? "" : skipped(chapters.get(at(here) + 1)));
        whyNotPrevious.set(here == chapters.getFirst() ? "This is the first page." : begun.get() && here != chapters.getLast() ? "The run has begun; nothing can be chosen any more." : "");
        whyNotFinish.set(begun.get() ? "The run has begun." : !onReview ? "Finish comes on the review, once every statement was shown." : open);
        plan.set(run.plan().get().or(this::planned));
        marks.set(chapters.stream().map(page -> page == here ? Mark.CURRENT : !skipped(page).isEmpty() ? Mark.SKIPPED : !visited.contains(page) ? Mark.PENDING : mark(page)).toList());
    }

    /** How the page of the run stands. */
    protected final Mark ran() {
        return run.outcome().get().map(how -> how != RunOutcome.DONE && how.unfinished() ? Mark.ERROR : Mark.DONE).orElse(Mark.PENDING);
    }

    /** The next page that is part of the way; never one of the run. */
    private Optional<C> following() {
        return chapters.subList(at(chapter.get()) + 1, chapters.size()).stream().filter(page -> skipped(page).isEmpty()).findFirst();
    }

    private List<C> before(C page) {
        return chapters.subList(0, at(page));
    }

    private int at(C page) {
        return chapters.indexOf(page);
    }

    private C review() {
        return chapters.get(chapters.size() - 3);
    }

    final boolean reviews(Chapter page) {
        return page == review();
    }

    final boolean last(Chapter page) {
        return page == chapters.getLast();
    }

    /** Whether leaving has to be asked about. */
    public final boolean going() {
        return run.goesHere();
    }

    public final OpenEstate estate() {
        return estate;
    }

    public final Work work() {
        return work;
    }

    public final RunModel run() {
        return run;
    }

    public final List<C> chapters() {
        return chapters;
    }

    public final ReadOnlyObjectProperty<C> chapter() {
        return chapter.getReadOnlyProperty();
    }

    /** One a page, in order. */
    public final ReadOnlyObjectProperty<List<Mark>> marks() {
        return marks.getReadOnlyProperty();
    }

    public final ReadOnlyStringProperty whyNotNext() {
        return whyNotNext.getReadOnlyProperty();
    }

    public final ReadOnlyStringProperty whyNotPrevious() {
        return whyNotPrevious.getReadOnlyProperty();
    }

    public final ReadOnlyStringProperty whyNotFinish() {
        return whyNotFinish.getReadOnlyProperty();
    }

    /** What can be saved or written out as a script; empty until the checks say that it may begin. */
    public final ReadOnlyObjectProperty<Optional<Plan>> plan() {
        return plan.getReadOnlyProperty();
    }

    /** Whether the run was started. */
    public final ReadOnlyBooleanProperty begun() {
        return begun.getReadOnlyProperty();
    }

    /** Whether the run is under way and can still give the service back, at one press. */
    public final ReadOnlyBooleanProperty returnable() {
        return returnable.getReadOnlyProperty();
    }

    protected final void returnable(boolean yes) {
        returnable.set(yes);
    }

    /** The window is gone: nothing more is read. A run goes on unless it was asked to stop. */
    @Override
    public void close() {
        run.close();
    }
}
