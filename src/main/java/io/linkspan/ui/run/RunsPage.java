package io.linkspan.ui.run;

import atlantafx.base.controls.CustomTextField;
import io.linkspan.plan.run.History;
import io.linkspan.plan.run.ProblemDocument;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.Details;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Page;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Empty;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.Menus;
import io.linkspan.ui.control.Report;
import io.linkspan.ui.control.Segments;
import io.linkspan.ui.control.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All runs, newest first. On the FX thread. */
public final class RunsPage implements Page {

    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

    private final RunsModel model;
    private final Navigator navigator;
    private final TableView<RunLine> table = Grids.table("Runs");
    private final BorderPane view = new BorderPane();
    private final CustomTextField find = new CustomTextField();
    private final VBox body;
    private final Command open;
    private final Command resume;
    private final Command undo;
    private final Command refresh = Command.of("_Refresh", "mdi2r-refresh", this::refresh).key("F5");

    public RunsPage(RunsModel model, Navigator navigator) {
        this.model = model;
        this.navigator = navigator;
        open = Command.of("_Open", "mdi2o-open-in-app", this::open).unless(whyNot(_ -> ""));
        resume = Command.of("Res_ume…", "mdi2p-play", () -> history().ifPresent(run -> navigator.resume(run.run()))).unless(whyNot(line -> line.goesOn() ? "" : "This run has nothing left to do."));
        undo = Command.of("Un_do…", "mdi2u-undo-variant", () -> history().ifPresent(run -> navigator.undo(run.run()))).unless(whyNot(RunsPage::whyNotUndo));
        columns();
        listen();
        body = new VBox(8, head(), table);
        body.getStyleClass().add("runs-body");
        VBox.setVgrow(table, Priority.ALWAYS);
        view.setTop(new ActivityBar(model.activity(), model.surroundings().clock(), this::refresh));
        model.all().addListener((ListChangeListener<RunLine>) _ -> show());
        model.activity().state().subscribe(_ -> show());
    }

    private void columns() {
        TableColumn<RunLine, RunLine> remark = Grids.text("Remark", 360, RunLine::remark);
        table.getColumns().addAll(List.of(Grids.state("State", 116, RunLine::state, RunLine::stateWords), Grids.name("Link", 130, RunLine::link), Grids.text("Task", 70, RunLine::task),
                Grids.text("Machines", 180, RunLine::machines), Grids.number("Steps", 72, RunLine::steps), Grids.number("Started, UTC", 166, RunLine::started), Grids.text("By", 130, RunLine::by), remark));
        Grids.grow(table, remark, 280);
        table.setItems(model.shown());
        Grids.placeholder(table, "No run is like that. Choose All, or find something else.");
    }

    private HBox head() {
        find.setPromptText("Find a run");
        find.setAccessibleText("Find a run by link, machine, person, state or words of its problem");
        find.setLeft(Icons.of("mdi2m-magnify"));
        find.setRight(Texts.key("Ctrl+F"));
        find.setPrefWidth(190);
        find.textProperty().bindBidirectional(model.find());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, Segments.of(List.of(RunsModel.Filter.values()), RunsModel.Filter::words, model.filter()), space, Buttons.of(open), Buttons.of(resume), Buttons.of(undo), find);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void listen() {
        table.setContextMenu(Menus.context(List.of(open, resume, undo, refresh)));
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                open();
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
                event.consume();
            }
        });
        view.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                find.requestFocus();
                find.selectAll();
                event.consume();
            }
        });
    }

    private void show() {
        if (model.all().isEmpty() && model.activity().readAt().isPresent()) {
            view.setCenter(Empty.pane("mdi2h-history", "No runs yet", "Making, failing over or removing a link is a run. Each keeps a journal, and whatever stops half-way goes on from here.", Command.of("_Practise on an estate of your own", "mdi2f-flask-outline", navigator::practise), refresh));
        } else if (!model.all().isEmpty() && view.getCenter() != body) {
            view.setCenter(body);
        }
    }

    private Optional<History> history() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem()).flatMap(RunLine::history);
    }

    private void open() {
        history().ifPresent(run -> navigator.go(new Place.Run(run.run())));
    }

    private ObservableValue<String> whyNot(Function<RunLine, String> reason) {
        return table.getSelectionModel().selectedItemProperty().map(line -> line.history().isEmpty() ? "The journal is damaged." : reason.apply(line)).orElse("Select a run.");
    }

    private static String whyNotUndo(RunLine line) {
        return line.history().map(run -> line.is(RunOutcome.RUNNING) ? "The run is going." : run.canBeTakenBack() ? "" : "Nothing that this run did can be taken back.").orElse("");
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Runs");
    }

    @Override
    public String icon() {
        return "mdi2h-history";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public Optional<ObservableValue<Details>> details() {
        return Optional.of(table.getSelectionModel().selectedItemProperty().map(RunsPage::details).orElse(Details.NOTHING));
    }

    private static Details details(RunLine line) {
        List<FactGrid.Fact> facts = new ArrayList<>(List.of(new FactGrid.Fact("State", line.stateWords()), new FactGrid.Fact("Task", line.task()), new FactGrid.Fact("Machines", line.machines()),
                new FactGrid.Fact("Steps", line.steps()), new FactGrid.Fact("Started", line.started() + " UTC"), new FactGrid.Fact("By", line.by())));
        line.history().ifPresent(run -> facts.addAll(List.of(new FactGrid.Fact("Last entry", RunWords.when(run.lastAt()) + " UTC"), new FactGrid.Fact("Last by", run.lastOperator().toString()), new FactGrid.Fact("Run", run.run()))));
        return new Details(line.link(), line instanceof RunLine.Damaged damaged ? Optional.of(damaged.problem()) : line.history().flatMap(History::problem).map(ProblemDocument::problem), facts);
    }

    @Override
    public List<Command> commands() {
        return List.of(open, resume, undo, refresh);
    }

    @Override
    public Optional<Report> report() {
        return Optional.of(new Report("Runs", List.of("Of " + model.surroundings().home() + ", written " + RunWords.when(model.surroundings().clock().instant()) + " UTC"), Grids.heads(table),
                model.shown().stream().map(line -> Grids.words(table, line)).toList()));
    }

    @Override
    public void close() {
        model.close();
    }
}
