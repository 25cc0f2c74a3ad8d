package io.linkspan.ui.create.draft;

import io.linkspan.check.CheckResult;
import io.linkspan.model.profile.Machine;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Secrets;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.task.MasterKeyPassword;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.run.RunModel;
import io.linkspan.ui.work.Work;
import java.util.Arrays;
import java.util.EnumSet;
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

/** The way through the wizard: which page is in front, how each stands, and which ways lead on. On the FX thread. */
public final class WizardModel implements AutoCloseable {

    private final OpenEstate estate;
    private final Work work;
    private final Draft draft;
    private final Readings readings;
    private final Gates gates;
    private final RunModel run;
    private final Standing standing;
    private final Set<Chapter> visited = EnumSet.of(Chapter.INTRODUCTION);
    private final ReadOnlyObjectWrapper<Chapter> chapter = new ReadOnlyObjectWrapper<>(Chapter.INTRODUCTION);
    private final ReadOnlyObjectWrapper<List<Mark>> marks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper whyNotNext = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNotPrevious = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNotFinish = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper whyNoPlan = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper begun = new ReadOnlyBooleanWrapper();
    private boolean finishing;

    public WizardModel(OpenEstate estate, Work work, Optional<String> server, Optional<String> database) {
        this.estate = estate;
        this.work = work;
        draft = new Draft(estate.practice());
        readings = new Readings(estate, work, draft);
        gates = new Gates(draft, readings);
        run = new RunModel(estate, work);
        standing = new Standing(draft, readings, gates, run);
        server.or(() -> only(servers())).ifPresent(draft.server()::set);
        database.ifPresent(draft.database()::set);
        only(instances()).ifPresent(draft.instance()::set);
        draft.parts().forEach(this::watch);
        List.of(readings.server().state(), readings.instance().state(), readings.checks().state(), run.outcome()).forEach(this::watch);
        run.outcome().subscribe(how -> {
            if (how.equals(Optional.of(RunOutcome.DONE)) && chapter.get() == Chapter.RUN) {
                enter(Chapter.RESULTS);
            }
        });
        readings.checks().state().subscribe(_ -> finishIfAsked());
        decide();
    }

    private void watch(Observable part) {
        part.addListener(_ -> decide());
    }

    private static Optional<String> only(List<String> names) {
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }

    /** Their names in the profile. */
    public List<String> servers() {
        return estate.profile().servers().stream().map(Machine::name).toList();
    }

    public List<String> instances() {
        return estate.profile().instances().stream().map(Machine::name).toList();
    }

    public void next() {
        if (whyNotNext.get().isEmpty()) {
            enter(chapter.get().next());
        }
    }

    public void previous() {
        if (whyNotPrevious.get().isEmpty()) {
            enter(chapter.get().previous());
        }
    }

    /** To a page of the list, if every page before it is done. */
    public void go(Chapter where) {
        if (whyNot(where).isEmpty()) {
            enter(where);
        }
    }

    /** Why the list does not lead to a page. */
    public String whyNot(Chapter where) {
        if (begun.get()) {
            return where.running() ? "" : "The run has begun; nothing can be chosen any more.";
        }
        if (where.running()) {
            return "Press Finish on the review.";
        }
        if (draft.intent().get().skips(where)) {
            return "Skipped: " + draft.intent().get().title() + ".";
        }
        return Arrays.stream(Chapter.values()).filter(before -> before.compareTo(where) < 0).map(gates::whyNot).filter(why -> !why.isEmpty()).findFirst().orElse("");
    }

    private void enter(Chapter where) {
        visited.add(where);
        chapter.set(where);
        switch (where) {
            case SERVER, DATABASES -> {
                if (draft.survey().get().isEmpty() && !readings.server().busy()) {
                    readings.readServer();
                }
            }
            case INSTANCE -> {
                if (draft.instanceSurvey().get().isEmpty() && !readings.instance().busy()) {
                    readings.readInstance();
                }
            }
            case NAMES -> {
                if (draft.read().isEmpty()) {
                    readings.check();
                }
            }
            case CHECKS -> {
                if (draft.current().isEmpty()) {
                    readings.check();
                }
            }
            case INTRODUCTION, PURPOSE, REVIEW, RUN, RESULTS -> { }
        }
        decide();
    }

    /** F5. */
    public void refresh() {
        switch (chapter.get()) {
            case SERVER, DATABASES -> readings.readServer();
            case INSTANCE -> readings.readInstance();
            case NAMES, CHECKS, REVIEW -> readings.check();
            case RUN, RESULTS -> run.refresh();
            case INTRODUCTION, PURPOSE -> { }
        }
    }

    /** Runs the plan. Results that are older than 15 minutes are measured anew first. */
    public void finish() {
        if (!whyNotFinish.get().isEmpty()) {
            return;
        }
        if (draft.current().orElseThrow().old(readings.clock().instant())) {
            finishing = true;
            readings.check();
        } else {
            start(draft.current().flatMap(Checked::plan).orElseThrow());
        }
    }

    private void finishIfAsked() {
        if (finishing && !readings.checks().busy()) {
            // the draft takes in what was read only after the reading has ended
            work.onFx(() -> {
                if (finishing) {
                    finishing = false;
                    decide();
                    if (whyNotFinish.get().isEmpty()) {
                        start(draft.current().flatMap(Checked::plan).orElseThrow());
                    } else {
                        enter(Chapter.CHECKS);
                    }
                }
            });
        }
    }

    private void start(Plan plan) {
        Secrets secrets = secrets();
        draft.masterKeyPassword().set("");
        begun.set(true);
        enter(Chapter.RUN);
        work.start(() -> estate.lazyEnds(plan.server(), plan.instance()), ends -> run.start(plan, ends, secrets), _ -> {
            begun.set(false);
            enter(Chapter.CHECKS);
            readings.check();
        });
    }

    /** The password as it was typed, or a new one where nobody needs to know it. */
    public Secrets secrets() {
        char[] typed = draft.masterKeyPassword().get().toCharArray();
        return new MasterKeyPassword(() -> Optional.of(draft.practice() && typed.length == 0 ? MasterKeyPassword.random() : typed));
    }

    private void decide() {
        Chapter here = chapter.get();
        String open = gates.whyNot(here);
        whyNotNext.set(here.last() ? "This is the last page." : here == Chapter.RUN ? run.outcome().get().equals(Optional.of(RunOutcome.RUNNING)) || run.outcome().get().isEmpty() ? "The run is going." : ""
                : !open.isEmpty() && here != Chapter.REVIEW ? open : here == Chapter.REVIEW ? "Press Finish to run these steps."
                : draft.intent().get().skips(here.next()) ? "This was to be a check only. Choose \"" + Intent.SET_UP.title() + "\" on the first page to go on." : "");
        whyNotPrevious.set(here.first() ? "This is the first page." : here == Chapter.RUN ? "The run has begun; nothing can be chosen any more." : "");
        whyNotFinish.set(begun.get() ? "The run has begun." : here != Chapter.REVIEW ? "Finish comes on the review, once every statement was shown."
                : draft.intent().get() == Intent.WRITE_PLAN ? "This was to be a plan only: save it with Save plan or Script." : finishing ? "The checks are running once more." : open);
        whyNoPlan.set(draft.current().flatMap(Checked::plan).isPresent() || run.plan().get().isPresent() ? "" : "There is a plan once the checks say that it may begin.");
        marks.set(standing.all(here, visited, begun.get()));
    }

    /** Whether leaving has to be asked about. */
    public boolean going() {
        return run.goesHere();
    }

    /** What can be saved or written out as a script. */
    public Optional<Plan> plan() {
        return run.plan().get().or(() -> draft.current().flatMap(Checked::plan));
    }

    public OpenEstate estate() {
        return estate;
    }

    public Work work() {
        return work;
    }

    /** What keeps the server from taking links. */
    public List<CheckResult> failing() {
        return draft.survey().get().map(Gates::failing).orElse(List.of());
    }

    public Draft draft() {
        return draft;
    }

    public Readings readings() {
        return readings;
    }

    public RunModel run() {
        return run;
    }

    public ReadOnlyObjectProperty<Chapter> chapter() {
        return chapter.getReadOnlyProperty();
    }

    /** One a page, in order. */
    public ReadOnlyObjectProperty<List<Mark>> marks() {
        return marks.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty whyNotNext() {
        return whyNotNext.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty whyNotPrevious() {
        return whyNotPrevious.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty whyNotFinish() {
        return whyNotFinish.getReadOnlyProperty();
    }

    /** Why nothing can be saved yet. */
    public ReadOnlyStringProperty whyNoPlan() {
        return whyNoPlan.getReadOnlyProperty();
    }

    /** Whether the run was started. */
    public ReadOnlyBooleanProperty begun() {
        return begun.getReadOnlyProperty();
    }

    /** The window is gone: nothing more is read. A run goes on unless it was asked to stop. */
    @Override
    public void close() {
        draft.masterKeyPassword().set("");
        readings.close();
        run.close();
    }
}
