package io.linkspan.ui.frame;

import io.linkspan.plan.run.Runs;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Place;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.run.RunModel;
import io.linkspan.ui.run.RunPage;
import io.linkspan.ui.run.RunsModel;
import io.linkspan.ui.run.RunsPage;
import io.linkspan.ui.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The tabs of runs: one a run, however it came to be open. */
final class RunTabs {

    private final TabStrip tabs;
    private final FrameModel model;
    private final Surroundings surroundings;
    private final Work work;
    private final Supplier<List<Runs>> journals;
    private final Navigator navigator;
    private final List<RunModel> models = new ArrayList<>();

    /** @param journals where they may be */
    RunTabs(TabStrip tabs, FrameModel model, Surroundings surroundings, Work work, Supplier<List<Runs>> journals, Navigator navigator) {
        this.tabs = tabs;
        this.model = model;
        this.surroundings = surroundings;
        this.work = work;
        this.journals = journals;
        this.navigator = navigator;
    }

    Opened open(Place.Run place) {
        models.removeIf(run -> !run.goesHere());
        return opened(place, models.stream().filter(run -> run.run().get().equals(Optional.of(place.id()))).findFirst().orElseGet(() -> fresh(place.id())));
    }

    /** The tab of a run that a screen has started, as soon as it has an id. */
    void started(RunModel run) {
        run.run().subscribe(id -> id.map(Place.Run::new).filter(place -> !tabs.bring(place)).ifPresent(place -> tabs.add(opened(place, run))));
    }

    void resume(String id) {
        page(id).ifPresent(RunPage::resume);
    }

    void undo(String id) {
        page(id).ifPresent(RunPage::undo);
    }

    /** The page of all runs. */
    Opened all(Place.AllRuns place) {
        return new Opened(place, new RunsPage(new RunsModel(surroundings, work, journals), navigator), Optional::empty);
    }

    /** The page of a run, brought to the front. */
    private Optional<RunPage> page(String id) {
        Place.Run place = new Place.Run(id);
        if (!tabs.bring(place)) {
            tabs.add(open(place));
        }
        return tabs.all().stream().filter(opened -> opened.place().equals(place)).map(Opened::page).filter(RunPage.class::isInstance).map(RunPage.class::cast).findFirst();
    }

    private RunModel fresh(String id) {
        RunModel run = new RunModel(surroundings, work, journals, plan -> model.with(plan.server(), plan.instance()));
        run.open(id);
        return run;
    }

    /** Keeps the model, since a run goes on when its tab is closed, and may be gone to again. */
    private Opened opened(Place.Run place, RunModel run) {
        models.add(run);
        return new Opened(place, new RunPage(run, navigator), run::estate);
    }
}
