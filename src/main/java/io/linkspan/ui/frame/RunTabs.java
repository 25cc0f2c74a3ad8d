package io.linkspan.ui.frame;

import io.linkspan.model.Problem;
import io.linkspan.model.profile.Secret;
import io.linkspan.plan.Secrets;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.Runs;
import io.linkspan.settings.Credentials;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Place;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.run.RunModel;
import io.linkspan.ui.run.RunPage;
import io.linkspan.ui.work.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The tabs of runs: one a run, however it came to be open. */
final class RunTabs {

    private final TabStrip tabs;
    private final FrameModel model;
    private final Surroundings surroundings;
    private final Work work;
    private final Supplier<List<Runs>> journals;
    private final Credentials.AskSecret ask;
    private final Navigator navigator;

    /** @param journals where they may be */
    RunTabs(TabStrip tabs, FrameModel model, Surroundings surroundings, Work work, Supplier<List<Runs>> journals, Credentials.AskSecret ask, Navigator navigator) {
        this.tabs = tabs;
        this.model = model;
        this.surroundings = surroundings;
        this.work = work;
        this.journals = journals;
        this.ask = ask;
        this.navigator = navigator;
    }

    Opened open(Place.Run place) {
        RunModel run = fresh();
        run.open(place.id());
        return opened(place, run);
    }

    /** The tab of a run that a screen has started, as soon as it has an id. */
    void started(RunModel run) {
        run.run().subscribe(id -> id.map(Place.Run::new).filter(place -> !tabs.bring(place)).ifPresent(place -> tabs.add(opened(place, run))));
    }

    void resume(String id) {
        again(id, (run, history) -> run.resume(history, secrets()));
    }

    void undo(String id) {
        again(id, (run, history) -> run.undo(history, secrets()));
    }

    private void again(String id, BiConsumer<RunModel, History> how) {
        Place.Run place = new Place.Run(id);
        List<Runs> all = journals.get();
        work.start(() -> all.stream().flatMap(runs -> runs.list().stream()).filter(history -> history.run().equals(id)).findFirst()
                .orElseThrow(() -> Problem.usage("unknown-run", "There is no journal of the run \"" + id + "\".", "See the page of all runs.").exception()), history -> {
            if (model.with(history.plan().server(), history.plan().instance()).isEmpty()) {
                navigator.problem(Problem.usage("not-connected", "The run " + id + " was made between " + history.plan().server() + " and " + history.plan().instance() + ", which are not open.",
                        "Connect to them, then try again."));
            }
            RunModel run = tabs.all().stream().filter(o -> o.place().equals(place) && o.page() instanceof RunPage).map(o -> ((RunPage) o.page()).model()).findFirst().orElseGet(this::fresh);
            how.accept(run, history);
            if (!tabs.bring(place)) {
                tabs.add(opened(place, run));
            }
        }, navigator::problem);
    }

    private RunModel fresh() {
        return new RunModel(surroundings, work, journals, plan -> model.with(plan.server(), plan.instance()));
    }

    private Opened opened(Place.Run place, RunModel run) {
        return new Opened(place, new RunPage(run, navigator), run::estate);
    }

    /** Asked for at the moment of the call, in the background. */
    private Secrets secrets() {
        return name -> ask.ask(name).map(Secret::reveal).map(String::toCharArray)
                .orElseThrow(() -> Problem.usage("secret", "The " + name + " is needed, and was not given.", "Try again, and give it.").exception());
    }
}
