package io.linkspan.ui.estate;

import atlantafx.base.controls.CustomTextField;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.Details;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Page;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Empty;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.Menus;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Report;
import io.linkspan.ui.control.Segments;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** All links of an estate: how many stand how, and a row each, worst first. */
public final class EstatePage implements Page {

    private final EstateModel estate;
    private final LinkList list;
    private final LinkCommands commands;
    private final EstateGrid grid;
    private final BorderPane view = new BorderPane();
    private final VBox body;
    private final Label line = new Label();
    private final SilenceBars silences;
    private final Region order;
    private final CustomTextField filter = new CustomTextField();
    private final Timeline seconds;
    private final Subscription subscription;

    public EstatePage(EstateModel estate, Navigator navigator) {
        this.estate = estate;
        list = new LinkList(estate);
        commands = new LinkCommands(navigator, estate, list.selected().map(row -> row.map(LinkRow::place)));
        grid = new EstateGrid(list);
        silences = new SilenceBars(Command.of("Retr_y", "mdi2r-refresh", this::refresh), commands.signIn());
        order = Notes.info("The order has changed. Press F5 to sort again.");
        order.visibleProperty().bind(list.stale());
        order.managedProperty().bind(list.stale());
        VBox head = new VBox(8, new StateCards(list), tools(), silences, order);
        head.getStyleClass().add("estate-head");
        body = new VBox(head, grid.table());
        VBox.setVgrow(grid.table(), Priority.ALWAYS);
        view.getStyleClass().add("estate-page");
        view.setTop(new ActivityBar(estate.activity(), estate.estate().surroundings().clock(), this::refresh));
        seconds = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> list.tick()));
        seconds.setCycleCount(Animation.INDEFINITE);
        seconds.play();
        listen();
        subscription = Subscription.combine(estate.watch().subscribe(this::show), estate.interval().subscribe(_ -> show(estate.watch().get())));
    }

    private HBox tools() {
        line.getStyleClass().add("ls-small");
        line.setMinWidth(0);
        filter.setPromptText("Filter");
        filter.setAccessibleText("Show only links that mention this: name, database, machine or state");
        filter.setLeft(Icons.of("mdi2f-filter-outline"));
        filter.setPrefWidth(150);
        filter.setMinWidth(90);
        filter.textProperty().bindBidirectional(list.find());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, line, space, Segments.of(List.of(Grouping.values()), Grouping::word, list.grouping()), grid.columns(), filter);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void listen() {
        TableView<LinkRow> table = grid.table();
        List<Command> menu = new ArrayList<>(commands.all());
        menu.addAll(List.of(commands.create(), commands.refresh(this::refresh)));
        table.setContextMenu(Menus.context(menu));
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
            if (event.getCode() == KeyCode.ESCAPE && filter.isFocused()) {
                filter.clear();
                table.requestFocus();
            } else if (event.isAltDown() && (event.getCode() == KeyCode.PAUSE || event.getCode() == KeyCode.CANCEL)) {
                estate.cancel();
            }
        });
    }

    private void open() {
        Command open = commands.open();
        if (open.works()) {
            open.action().run();
        }
    }

    private void show(Optional<Watch> watch) {
        watch.ifPresent(w -> {
            String words = Silence.line(w, Times.every(estate.interval().get()));
            States.set(line, w.problems().isEmpty() ? State.SUCCESS : State.UNKNOWN, words);
            line.setTooltip(new Tooltip(words));
            line.getStyleClass().add("estate-line");
            silences.show(Silence.of(w));
        });
        view.setCenter(watch.map(this::center).orElseGet(() -> padded(Texts.muted("Reading " + estate.estate().name() + " for the first time."))));
    }

    private Node center(Watch watch) {
        if (!watch.links().isEmpty()) {
            return body;
        }
        String read = "Read " + Times.second(watch.at()) + " UTC from " + watch.asked().stream().filter(a -> !a.azure() && a.answered()).map(a -> a.name()).collect(Collectors.joining(", ")) + ".";
        if (watch.problems().isEmpty()) {
            return padded(Empty.pane("mdi2l-link-variant", "Nothing is linked yet", "A link replicates a database between SQL Server and a managed instance. " + read, commands.create(), commands.connect()));
        }
        VBox failed = new VBox(12, Texts.section(watch.answered() ? "No link is known" : "Nobody answers"),
                Texts.body(watch.answered() ? "Those who answered have no link. Those below may have some. " + read : "Links of " + estate.estate().name() + " are not known, so none is shown."));
        Silence.of(watch).forEach(silence -> failed.getChildren().addAll(States.label(State.UNKNOWN, silence.title()),
                Notes.problem(silence.problem(), silence.azure() ? new Command[] {commands.signIn(), retry()} : new Command[] {retry()})));
        return padded(failed);
    }

    private Command retry() {
        return Command.of("Retr_y", "mdi2r-refresh", this::refresh);
    }

    private static VBox padded(Node node) {
        VBox box = new VBox(node);
        box.getStyleClass().add("estate-body");
        return box;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper((estate.estate().practice() ? "PRACTICE: " : "Estate: ") + estate.estate().name());
    }

    @Override
    public String icon() {
        return "mdi2v-view-dashboard-outline";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void refresh() {
        list.arrange();
        estate.refresh();
    }

    @Override
    public Optional<ObservableValue<Details>> details() {
        return Optional.of(list.selected().flatMap(row -> row.<ObservableValue<Details>>map(r -> r.facts().map(LinkDetails::of)).orElseGet(() -> new SimpleObjectProperty<>(Details.NOTHING))));
    }

    @Override
    public List<Command> commands() {
        return commands.all();
    }

    @Override
    public Optional<Report> report() {
        List<String> notes = new ArrayList<>();
        if (estate.estate().practice()) {
            notes.add("PRACTICE: a practice estate, not production.");
        }
        estate.watch().get().ifPresent(w -> {
            notes.add(Silence.line(w, Times.every(estate.interval().get())) + ". Times in UTC.");
            Silence.of(w).forEach(s -> notes.add(s.title() + ": " + s.problem().text()));
        });
        return Optional.of(new Report("Links of " + estate.estate().name(), notes, Grids.heads(grid.table()), list.rows().stream().map(row -> Grids.words(grid.table(), row)).toList()));
    }

    @Override
    public void close() {
        seconds.stop();
        subscription.unsubscribe();
        list.close();
    }
}
