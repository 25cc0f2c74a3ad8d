package io.linkspan.ui.failover;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.Verdict;
import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.task.failover.Workload;
import io.linkspan.ui.Look;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.CheckColumns;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Segments;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.SaveDialog;
import io.linkspan.ui.export.ScriptMenu;
import io.linkspan.ui.run.StepList;
import io.linkspan.ui.work.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/** "Fail over": what is wanted, whether the link is ready for it, the very statements, and words to be typed. What it starts goes on in a tab of its own. On the FX thread. */
public final class FailoverDialog {

    private final FailoverModel model;
    private final Navigator navigator;
    private final Outlet outlet;
    private final Stage stage = new Stage();
    private final Label ready = States.label(State.PENDING);
    private final TableView<CheckResult> checks = CheckColumns.table();
    private final StepList steps = new StepList();
    private final StackPane trouble = new StackPane();
    private final Label outcome = Texts.muted("");
    private final StackPane loss = new StackPane();

    public FailoverDialog(FailoverModel model, Work work, Navigator navigator) {
        this.model = model;
        this.navigator = navigator;
        outlet = new Outlet(model.estate().surroundings().clock(), work, new SaveDialog(() -> stage), navigator);
        Grids.placeholder(checks, "The checks come when both ends are read.");
        checks.setMinHeight(150);
        checks.setPrefHeight(220);
        VBox.setVgrow(steps, Priority.ALWAYS);
        ActivityBar bar = new ActivityBar(model.activity(), model.estate().surroundings().clock(), model::refresh);
        VBox body = new VBox(10, bar, choices(), outcome, loss, ready, checks, trouble, Texts.group("What will be sent, in this order"), steps);
        body.getStyleClass().add("remove-body");
        Scene scene = new Scene(new BorderPane(body, head(), null, foot(), null), 960, 720);
        scene.getAccelerators().put(KeyCombination.valueOf("Esc"), stage::close);
        scene.getAccelerators().put(KeyCombination.valueOf("F5"), model::refresh);
        Look.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(760);
        stage.setMinHeight(560);
        stage.setOnHidden(_ -> model.close());
        model.report().subscribe(_ -> show());
        model.plan().subscribe(_ -> show());
        model.to().subscribe(_ -> stage.setTitle("Linkspan – " + (model.estate().practice() ? "PRACTICE – " : "") + title()));
    }

    public void show(Window owner) {
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.show();
    }

    private String title() {
        return "Fail over " + model.link().name() + ": " + model.machine(model.to().get().other()) + " → " + model.machine(model.to().get());
    }

    private HBox head() {
        Label name = Texts.page("");
        model.to().subscribe(_ -> name.setText(title()));
        HBox title = new HBox(8, name);
        if (model.estate().practice()) {
            title.getChildren().add(Badges.practice());
        }
        title.setAlignment(Pos.CENTER_LEFT);
        VBox words = new VBox(2, title, Texts.muted("Connections to the database end when the roles change. Applications have to be pointed at the other machine by hand."));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(16, words, new ScriptMenu(model.plan().map(_ -> model.scripted()), "There is no plan until the checks say yes.", outlet).button());
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("remove-head");
        return head;
    }

    private Node choices() {
        VBox rows = new VBox(8, row("To", Segments.of(List.of(Side.values()), side -> model.machine(side), model.to())), row("How", Segments.of(Arrays.asList(Kind.values()), Kind::words, model.kind())),
                row("Open transactions", Segments.of(List.of(Workload.WAIT, Workload.PROCEED), w -> w == Workload.WAIT ? "Wait for them" : "Proceed; the change of roles ends them", model.workload())));
        model.kind().subscribe(kind -> outcome.setText(kind.outcome()));
        return rows;
    }

    private static Node row(String words, Node choice) {
        Label label = Texts.muted(words);
        label.setMinWidth(120);
        HBox row = new HBox(8, label, choice);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox foot() {
        TextField typed = new TextField();
        typed.getStyleClass().add("ls-mono");
        typed.setAccessibleText("Type the words to agree");
        typed.textProperty().bindBidirectional(model.typed());
        HBox.setHgrow(typed, Priority.ALWAYS);
        Label words = Texts.mono("");
        words.textProperty().bind(model.sentence());
        HBox foot = new HBox(8, Texts.strong("To agree, type"), words, typed, Buttons.danger(Command.of("_Fail over", "mdi2s-swap-horizontal", this::go).unless(model.whyNot())),
                Buttons.of(Command.of("_Cancel", "", stage::close)));
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("question-foot");
        return foot;
    }

    /** The run opens its tab as soon as it has a journal; one that is refused before says so here. */
    private void go() {
        model.go(run -> {
            navigator.started(run);
            run.run().subscribe(id -> id.ifPresent(_ -> stage.close()));
            run.problem().subscribe(why -> why.filter(_ -> run.run().get().isEmpty()).ifPresent(w -> trouble(Notes.problem(w))));
        }, why -> trouble(Notes.problem(why)));
    }

    private void trouble(Region note) {
        trouble.getChildren().setAll(note);
    }

    private void show() {
        checks.getItems().setAll(model.report().get().map(CheckReport::results).orElse(List.of()));
        steps.show(model.plan().get().map(Plan::steps).orElse(List.of()));
        loss.getChildren().setAll(model.loss().map(l -> Notes.danger(l.words())).stream().toList());
        loss.setManaged(!loss.getChildren().isEmpty());
        trouble.getChildren().clear();
        Optional<Verdict> verdict = model.report().get().map(CheckReport::verdict);
        States.set(ready, verdict.map(FailoverDialog::state).orElse(State.PENDING), "Ready: " + verdict.map(FailoverDialog::words).orElse("not read yet"));
    }

    private static State state(Verdict verdict) {
        return switch (verdict) {
            case READY -> State.SUCCESS;
            case BLOCKED -> State.ERROR;
            case UNKNOWN -> State.UNKNOWN;
        };
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case READY -> "yes";
            case BLOCKED -> "no. See below what is not as required; F5 reads again.";
            case UNKNOWN -> "unknown. Something could not be measured; F5 reads again.";
        };
    }
}
