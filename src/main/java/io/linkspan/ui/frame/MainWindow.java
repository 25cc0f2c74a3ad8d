package io.linkspan.ui.frame;

import io.linkspan.model.LinkSnapshot;
import io.linkspan.model.Problem;
import io.linkspan.plan.run.Runs;
import io.linkspan.settings.Recents;
import io.linkspan.settings.WindowLayout;
import io.linkspan.ui.Look;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.Page;
import io.linkspan.ui.Place;
import io.linkspan.ui.Surroundings;
import io.linkspan.ui.connect.ConnectDialog;
import io.linkspan.ui.estate.EstateModel;
import io.linkspan.ui.create.NewLinkWizard;
import io.linkspan.ui.failover.FailoverWizard;
import io.linkspan.ui.local.LocalWizard;
import io.linkspan.ui.rehearse.RehearseWizard;
import io.linkspan.ui.remove.RemoveDialog;
import io.linkspan.ui.remove.RemoveModel;
import io.linkspan.ui.repair.RepairWizard;
import io.linkspan.ui.run.RunModel;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.SaveDialog;
import io.linkspan.ui.help.HelpWindow;
import io.linkspan.ui.help.Manual;
import io.linkspan.ui.start.PracticeStart;
import io.linkspan.ui.start.StartModel;
import io.linkspan.ui.start.StartPage;
import io.linkspan.ui.tree.ExplorerView;
import io.linkspan.ui.tree.TreeModel;
import io.linkspan.ui.work.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window, put together. On the FX thread. */
public final class MainWindow implements Navigator {

    private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);

    private final Stage stage;
    private final Surroundings surroundings;
    private final Work work;
    private final FrameModel model;
    private final TreeModel tree;
    private final PracticeStart practice;
    private final TabStrip tabs = new TabStrip();
    private final DetailsPane details = new DetailsPane();
    private final BottomPane bottom;
    private final Panes panes;
    private final RunTabs runs;
    private final Pages pages;
    private final Selection selection;
    private final Appearance appearance;
    private Subscription titling = Subscription.EMPTY;
    private Node focused = tabs.pane();

    /** @param layout as the window was left */
    public MainWindow(Stage stage, Surroundings surroundings, Work work, WindowLayout layout) {
        this.stage = stage;
        this.surroundings = surroundings;
        this.work = work;
        model = new FrameModel(surroundings, work);
        model.theme().set(Theme.of(layout.theme()));
        tree = new TreeModel(model.estates(), work);
        practice = new PracticeStart(surroundings, work);
        runs = new RunTabs(tabs, model, surroundings, work, this::runs, this);
        pages = new Pages(() -> new StartPage(new StartModel(this::runs, new Recents(surroundings.home()), work, surroundings.clock()), practice, model.role(), this, this::connect, surroundings.clock()), model, runs, work, this);
        bottom = new BottomPane(model.messages(), model.output());
        ExplorerView explorer = new ExplorerView(tree, this, estate -> model.role().get().whyNot(estate), this::properties);
        panes = new Panes(explorer, tabs, details, bottom, layout);
        selection = new Selection(panes, details, bottom, tree);
        Find find = new Find(this::searched, this::message);
        FrameCommands commands = new FrameCommands(model, tabs, this, () -> refresh(explorer), this::cancelReading);
        WindowCommands windowCommands = new WindowCommands(panes, tabs, find, this, stage::getScene, stage::close);
        PageExports exports = new PageExports(commands, new Outlet(surroundings.clock(), work, new SaveDialog(() -> stage), this));
        FrameView view = new FrameView(model, FrameMenus.bar(model, tabs, commands, windowCommands, exports), new ToolRow(model, commands, windowCommands, exports, find), panes, surroundings.clock());
        Scene scene = new Scene(view, layout.width(), layout.height());
        Look.dress(scene);
        appearance = new Appearance(model.theme());
        panes.ring().follow(scene);
        scene.focusOwnerProperty().subscribe(owner -> panes.ring().pane(owner).ifPresent(pane -> {
            focused = pane;
            selection.focus(pane, pane == explorer);
        }));
        stage.setScene(scene);
        stage.setMinWidth(640);
        stage.setMinHeight(480);
        tabs.front().subscribe(this::front);
        practice.state().subscribe(state -> PracticeStart.failure(state).ifPresent(this::problem));
    }

    public void show() {
        go(new Place.Start());
        stage.show();
    }

    FrameModel model() {
        return model;
    }

    /** Remembers how the window was left, and stops what it reads. */
    public void leave() {
        try {
            panes.sizes(stage.getScene().getWidth(), stage.getScene().getHeight(), model.theme().get()).write(surroundings.home());
        } catch (IOException e) {
            LOG.warn("The window's layout is not remembered: {}", e.toString());
        }
        tabs.all().forEach(opened -> opened.page().close());
        model.close();
        appearance.close();
    }

    /** Stops the practice estate. Waits until it is gone; not on the FX thread. */
    public void close() {
        practice.close();
    }

    @Override
    public void go(Place place) {
        Pages.estate(place).ifPresent(model::open);
        if (!tabs.bring(place)) {
            tabs.add(pages.open(place));
        }
    }

    @Override
    public void practise() {
        practice.start("default", estate -> {
            message("PRACTICE: the estate " + estate.name() + " runs on this computer only, and is gone when the window is closed.");
            opened(estate);
        });
    }

    @Override
    public void connect() {
        new ConnectDialog(surroundings, work, this::opened, this::message).show(stage);
    }

    private void connect(Path profile) {
        new ConnectDialog(surroundings, work, this::opened, this::message).show(stage, Optional.of(profile));
    }

    @Override
    public void newLink(OpenEstate estate, Optional<String> server, Optional<String> database) {
        changing(estate, () -> new NewLinkWizard(estate, work, this, server, database).show());
    }

    @Override
    public void failOver(Place.Link link) {
        changing(link.estate(), () -> new FailoverWizard(link, last(link), work, this).show());
    }

    @Override
    public void failOverLocally(Place.Link link) {
        changing(link.estate(), () -> new LocalWizard(link, last(link), work, this).show());
    }

    @Override
    public void repair(Place.Link link) {
        changing(link.estate(), () -> new RepairWizard(link, last(link), work, this).show());
    }

    @Override
    public void rehearse(Place.Link link) {
        changing(link.estate(), () -> new RehearseWizard(link, last(link), work, this).show());
    }

    /** As it was last seen. */
    private Optional<LinkSnapshot> last(Place.Link link) {
        return model.open(link.estate()).find(link).map(seen -> seen.last());
    }

    @Override
    public void removeLink(Place.Link link) {
        changing(link.estate(), () -> new RemoveDialog(new RemoveModel(link, last(link).flatMap(LinkSnapshot::database), work), work, this).show(stage));
    }

    /** Only in a role that may change this estate. */
    private void changing(OpenEstate estate, Runnable change) {
        String whyNot = model.role().get().whyNot(estate);
        if (whyNot.isEmpty()) {
            change.run();
        } else {
            message("Nothing is changed: " + whyNot);
        }
    }

    @Override
    public void started(RunModel run) {
        runs.started(run);
    }

    @Override
    public void resume(String run) {
        runs.resume(run);
    }

    @Override
    public void undo(String run) {
        runs.undo(run);
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
        work.start(() -> Manual.read().find(anchor), section -> section.ifPresentOrElse(found -> HelpWindow.show(stage, found), () -> message("The manual has this under " + anchor + ".")), this::problem);
    }

    private void opened(OpenEstate estate) {
        go(new Place.Links(estate));
    }

    private void front(Optional<Opened> front) {
        front.flatMap(Opened::estate).ifPresent(estate -> model.front(Optional.of(estate)));
        selection.front(front.map(Opened::page));
        titling.unsubscribe();
        titling = front.map(o -> o.page().title().subscribe(title -> stage.setTitle(model.title(o.estate(), title)))).orElse(Subscription.EMPTY);
        if (front.isEmpty()) {
            stage.setTitle(model.title(Optional.empty(), ""));
        }
    }

    private void refresh(ExplorerView explorer) {
        if (focused == explorer) {
            tree.refresh();
        } else {
            tabs.front().get().map(Opened::page).ifPresent(Page::refresh);
        }
    }

    private void cancelReading() {
        tree.cancel();
        model.estates().forEach(EstateModel::cancel);
    }

    private void properties() {
        panes.properties();
    }

    private Node searched() {
        return focused == details ? tabs.front().get().map(o -> o.page().view()).orElse(focused) : focused == tabs.pane() ? tabs.front().get().map(o -> o.page().view()).orElse(focused) : focused;
    }

    /** Where journals may be: the state folder, and that of the practice estate. */
    private List<Runs> runs() {
        return Stream.concat(Stream.of(new Runs(surroundings.home(), surroundings.clock())), practice.estate().map(OpenEstate::runs).stream()).toList();
    }
}
