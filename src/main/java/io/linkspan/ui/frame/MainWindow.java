package io.linkspan.ui.frame;

import io.linkspan.model.Problem;
import io.linkspan.plan.run.Runs;
import io.linkspan.ui.Look;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Place;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.connect.ConnectDialog;
import io.linkspan.ui.run.RunModel;
import io.linkspan.ui.run.RunPage;
import io.linkspan.ui.start.PracticeStart;
import io.linkspan.ui.start.StartModel;
import io.linkspan.ui.start.StartPage;
import io.linkspan.ui.work.Work;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The window. On the FX thread. */
public final class MainWindow implements Navigator {

    private final Stage stage;
    private final Surroundings surroundings;
    private final Work work;
    private final FrameModel model;
    private final PracticeStart practice;
    private final TabStrip tabs = new TabStrip();
    private final Pages pages;

    public MainWindow(Stage stage, Surroundings surroundings, Work work) {
        this.stage = stage;
        this.surroundings = surroundings;
        this.work = work;
        model = new FrameModel(surroundings, work);
        practice = new PracticeStart(surroundings, work);
        pages = new Pages(() -> new StartPage(new StartModel(this::runs, work, surroundings.clock()), practice, model.role(), this, surroundings.clock()), model, this);
        Scene scene = new Scene(tabs.pane(), 1280, 800);
        Look.dress(scene);
        stage.setScene(scene);
    }

    public void show() {
        go(new Place.Start());
        stage.show();
    }

    /** Stops everything that belongs to the window. Waits for the practice estate to be gone; not on the FX thread. */
    public void close() {
        practice.close();
    }

    @Override
    public void go(Place place) {
        Pages.estate(place).ifPresent(model::open);
        if (!tabs.bring(place)) {
            pages.open(place).ifPresent(tabs::add);
        }
    }

    @Override
    public void practise() {
        practice.start("default", this::opened);
    }

    @Override
    public void connect() {
        new ConnectDialog(surroundings, work, this::opened).show(stage);
    }

    @Override
    public void newLink(OpenEstate estate, Optional<String> server, Optional<String> database) {
        message("This version has no wizard for new links yet; the command line has it: linkspan link create.");
    }

    @Override
    public void removeLink(Place.Link link) {
        message("This version has no dialog for removing links yet; the command line has it: linkspan link remove.");
    }

    @Override
    public void started(RunModel run) {
        run.run().subscribe(id -> id.map(Place.Run::new).filter(place -> !tabs.bring(place)).ifPresent(place -> tabs.add(new Opened(place, new RunPage(run, this), run.estate()))));
    }

    @Override
    public void resume(String run) {
        message("This version cannot go on with a run yet; the command line can: linkspan run resume.");
    }

    @Override
    public void undo(String run) {
        message("This version cannot take a run back yet; the command line can: linkspan run undo.");
    }

    @Override
    public void message(String text) {
        model.messages().say(text);
    }

    @Override
    public void problem(Problem problem) {
        model.messages().say(problem);
    }

    @Override
    public void help(String anchor) {
        message("See the manual, checks.md#" + anchor + ".");
    }

    private void opened(OpenEstate estate) {
        go(new Place.Links(estate));
    }

    /** Where journals may be: the state folder, and that of the practice estate. */
    private List<Runs> runs() {
        return Stream.concat(Stream.of(new Runs(surroundings.home(), surroundings.clock())), practice.estate().map(OpenEstate::runs).stream()).toList();
    }
}
