package io.linkspan.ui.wizard;

import io.linkspan.plan.run.History;
import io.linkspan.plan.run.Interruption;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.ReportMenu;
import io.linkspan.ui.run.RunModel;
import io.linkspan.ui.run.StepRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How a run ended, step by step with the times it took, for how long nobody could write, a report of it, and the ways on. */
public final class ResultsPane extends VBox {

    private final RunModel run;
    private final String done;
    private final Supplier<List<Node>> next;
    private final Label headline = new Label();
    private final VBox below = new VBox(8);

    /**
     * Follows a run.
     *
     * @param title of the report, before the link's name
     * @param done  the headline of a run that is done, before the time it took
     * @param ways  buttons at the top
     * @param next  what stands below once it is done
     */
    public ResultsPane(RunModel run, Outlet outlet, String title, String done, List<Button> ways, Supplier<List<Node>> next) {
        super(12);
        this.run = run;
        this.done = done;
        this.next = next;
        headline.getStyleClass().add("results");
        TableView<StepRow> table = RunTimes.table(run);
        VBox.setVgrow(table, Priority.ALWAYS);
        table.prefHeightProperty().bind(Bindings.size(run.steps()).multiply(28).add(34));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ReportMenu report = new ReportMenu(() -> run.plan().get().map(plan -> RunTimes.report(run, plan, title + " " + plan.link(), List.of(headline.getText()))), new ReadOnlyStringWrapper(""), outlet);
        HBox bar = new HBox(8, headline, space);
        bar.getChildren().addAll(ways);
        bar.getChildren().add(report.button());
        ReportKey.on(this, report);
        bar.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(below);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        // as much of it as the window can give without taking the steps away
        scroll.minHeightProperty().bind(Bindings.min(300, below.heightProperty().add(2)));
        getChildren().addAll(bar, table, scroll);
        run.outcome().subscribe(this::show);
    }

    /** Goes to the link and closes the wizard. */
    public static Command open(Navigator navigator, Supplier<Place.Link> link, Runnable close) {
        return Command.of("_Open the link", "mdi2l-link-variant", () -> {
            navigator.go(link.get());
            close.run();
        });
    }

    private void show(Optional<RunOutcome> outcome) {
        String took = Times.duration(run.elapsed().get());
        States.set(headline, outcome.map(how -> switch (how) {
            case DONE -> run.left().isPresent() ? State.WARNING : State.SUCCESS;
            case RUNNING -> State.RUNNING;
            case UNDONE -> State.SKIPPED;
            case STOPPED, BLOCKED, REFUSED, INTERRUPTED -> State.ERROR;
        }).orElse(State.PENDING), outcome.map(how -> switch (how) {
            case DONE -> done + " " + took + ".";
            case RUNNING -> "The run is going.";
            case UNDONE -> "Taken back.";
            case STOPPED, INTERRUPTED -> "Stopped half-way after " + took + ". The run page has the ways on.";
            case BLOCKED, REFUSED -> "Refused. Nothing more was changed.";
        }).orElse("Not run."));
        headline.getStyleClass().add("ls-section");
        below.getChildren().setAll(outcome.equals(Optional.of(RunOutcome.DONE)) ? Stream.concat(interruption(), next.get().stream()).toList() : List.of());
        run.left().ifPresent(left -> below.getChildren().addFirst(Notes.warning(left + ". The run page says why, and tries again.")));
    }

    private static Label wrapped(String words) {
        Label label = Texts.strong(words);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private Stream<Node> interruption() {
        return run.history().get().flatMap(History::interruption).map(Interruption::words).<Node>map(ResultsPane::wrapped).stream();
    }
}
