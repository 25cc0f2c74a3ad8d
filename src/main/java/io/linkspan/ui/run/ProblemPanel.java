package io.linkspan.ui.run;

import io.linkspan.model.Problem;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.work.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Why a run stands still: in a sentence, in the machine's own words, what exists now, what to do first, and the ways on with what each of them does. */
final class ProblemPanel extends VBox {

    /** A way on. */
    record Way(Command command, String does) {
    }

    private final RunModel model;
    private final VBox body = new VBox(12);
    private final VBox exists = new VBox(4);
    private final GridPane ways = new GridPane();

    ProblemPanel(RunModel model) {
        this.model = model;
        getStyleClass().add("run-problem");
        body.getStyleClass().add("run-problem-body");
        ways.getStyleClass().add("run-ways");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        ways.getColumnConstraints().addAll(new ColumnConstraints(), wide);
        model.existing().subscribe(_ -> exists());
        model.looking().state().subscribe(_ -> exists());
    }

    void show(Problem problem, RunOutcome outcome, List<Way> on) {
        boolean asked = problem.code().equals(RunModel.ASKED);
        boolean mild = asked || outcome == RunOutcome.INTERRUPTED || outcome == RunOutcome.DONE;
        getStyleClass().removeAll("danger", "warning");
        getStyleClass().add(mild ? "warning" : "danger");
        Label title = Texts.section(title(outcome, asked));
        title.setWrapText(true);
        HBox head = new HBox(8, States.icon(mild ? State.WARNING : State.ERROR), title);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("run-problem-head");
        body.getChildren().setAll(Texts.body(problem.text()));
        Optional<ByHand> byHand = model.plan().get().filter(_ -> model.writesStopped().get().isPresent()).flatMap(ByHand::of);
        byHand.map(ProblemPanel::byHand).ifPresent(body.getChildren()::add);
        raw(problem).ifPresent(words -> body.getChildren().addAll(Texts.muted("Raw text" + problem.side().map(side -> " from the " + side.words()).orElse("") + ", as it came"), words));
        body.getChildren().add(exists);
        if (byHand.isEmpty() && !problem.next().isEmpty() && !asked) {
            body.getChildren().add(Notes.warning("Before going on: " + problem.next()));
        }
        ways.getChildren().clear();
        for (Way way : on) {
            Button button = ways.getChildren().isEmpty() && way.command().works() ? Buttons.primary(way.command()) : Buttons.of(way.command());
            button.setPrefWidth(168);
            button.setMaxWidth(Double.MAX_VALUE);
            Label does = Texts.body(way.does());
            does.getStyleClass().add("ls-small");
            GridPane.setValignment(does, VPos.CENTER);
            ways.addRow(ways.getRowCount(), button, does);
        }
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(head, scroll, ways);
        exists();
    }

    private String title(RunOutcome outcome, boolean asked) {
        Optional<StepRow> at = model.steps().stream().filter(row -> row.state() == State.ERROR || row.words().equals("Stopped")).findFirst();
        String step = at.map(row -> "step " + row.number()).orElse("the next step");
        return switch (outcome) {
            case INTERRUPTED -> "The program ended while the run was under way";
            case REFUSED, BLOCKED -> "Refused: nothing was changed";
            case DONE -> "Done, but for " + step;
            case STOPPED, RUNNING, UNDONE -> asked ? "Stopped at " + step + ", as you asked"
                    : at.map(row -> "Step " + row.number() + " failed on " + row.where()).orElse("The run stopped");
        };
    }

    private static Region byHand(ByHand ways) {
        List<Node> all = new ArrayList<>();
        ways.ways().forEach(way -> all.addAll(List.of(Texts.strong(way.title()), Texts.body(way.when()), text(way.statement(), way.title()))));
        return Notes.danger("Nobody can write. Resume as soon as both sides can be asked. By hand only one of these two, never both:", all.toArray(Node[]::new));
    }

    private static Optional<TextArea> raw(Problem problem) {
        String words = ((problem.number().isPresent() ? problem.number().getAsInt() + ": " : "") + problem.raw()).strip();
        return words.isEmpty() ? Optional.empty() : Optional.of(text(words, "Raw text"));
    }

    /** To be read and copied. */
    private static TextArea text(String words, String what) {
        TextArea area = new TextArea(words);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(Math.min(6, 1 + words.length() / 48));
        area.setMinHeight(USE_PREF_SIZE);
        area.getStyleClass().addAll("run-raw", "ls-mono");
        area.setAccessibleText(what);
        return area;
    }

    private void exists() {
        HBox head = new HBox(6, Texts.group("What exists now"), Texts.muted(switch (model.looking().state().get()) {
            case Activity.Busy busy -> busy.what() + " …";
            case Activity.Failed failed -> "could not be read: " + failed.problem().text();
            case Activity.Idle _ -> model.existing().get().map(found -> "read " + RunWords.clock(found.readAt()) + " UTC").orElse("not read: the estate is not open");
        }));
        head.setAlignment(Pos.BASELINE_LEFT);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        model.existing().get().ifPresent(found -> found.lines().forEach(line -> {
            Label who = new Label(line.who());
            who.getStyleClass().add("fact-label");
            List<Integer> holding = model.steps().stream().filter(row -> row.where().equals(line.who()) && row.holds()).map(StepRow::number).toList();
            Label text = Texts.body(line.text() + (holding.isEmpty() ? "" : " Of this run: step" + (holding.size() == 1 ? " " : "s ") + RunWords.ranges(holding) + "."));
            text.getStyleClass().addAll("ls-small");
            if (line.state() == State.UNKNOWN) {
                text.setGraphic(States.icon(State.UNKNOWN));
            }
            GridPane.setHgrow(text, Priority.ALWAYS);
            GridPane.setValignment(who, VPos.TOP);
            grid.addRow(grid.getRowCount(), who, text);
        }));
        exists.getChildren().setAll(head, grid);
    }
}
