package io.linkspan.ui.run;

import io.linkspan.model.Problem;
import io.linkspan.plan.Secrets;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.plan.task.MasterKeyPassword;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Saves;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.CommandLine;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.SaveDialog;
import io.linkspan.ui.export.ScriptMenu;
import io.linkspan.ui.export.Scripted;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A run: how far it is, step by step, and, once it stands still, why and which ways lead on. On the FX thread. */
public final class RunPane extends VBox {

    /** Where steps and what stands beside them change from one below the other to side by side. */
    private static final double WIDE = 920;

    private final RunModel model;
    private final Navigator navigator;
    private final Outlet outlet;
    private final RunHead head;
    private final WritesLine writes;
    private final StepTable table;
    private final StepPanel step = new StepPanel();
    private final ProblemPanel problem;
    private final StackPane side = new StackPane();
    private final StackPane note = new StackPane();
    private final Label foot = Texts.muted("");
    private final Command stop;
    private final Command resume;
    private final Command undo;
    private final Timeline seconds;

    public RunPane(RunModel model, Navigator navigator) {
        this(model, navigator, Optional.empty());
    }

    /** @param saves in place of the platform's dialog */
    public RunPane(RunModel model, Navigator navigator, Optional<Saves> saves) {
        this(model, navigator, saves, true);
    }

    /** For a page that has a way out of its own while the run goes. */
    public static RunPane withoutStop(RunModel model, Navigator navigator) {
        return new RunPane(model, navigator, Optional.empty(), false);
    }

    private RunPane(RunModel model, Navigator navigator, Optional<Saves> saves, boolean stops) {
        this.model = model;
        this.navigator = navigator;
        model.seen();
        outlet = new Outlet(model.surroundings().clock(), model.work(), saves.orElseGet(() -> new SaveDialog(() -> getScene().getWindow())), navigator);
        stop = Command.of("St_op", "mdi2s-stop-circle-outline", model::stop).unless(model.whyNotStop());
        resume = Command.of("Resu_me…", "mdi2p-play", () -> ask(false)).unless(model.whyNotResume());
        undo = Command.of("_Undo…", "mdi2u-undo-variant", () -> ask(true)).unless(model.whyNotUndo());
        head = new RunHead(model, stops ? Optional.of(stop) : Optional.empty());
        writes = new WritesLine(model);
        table = new StepTable(model.steps(), model.plan());
        problem = new ProblemPanel(model);
        SplitPane split = new SplitPane(table, side);
        VBox.setVgrow(split, Priority.ALWAYS);
        widthProperty().map(width -> width.doubleValue() < WIDE ? Orientation.VERTICAL : Orientation.HORIZONTAL).subscribe(way -> {
            split.setOrientation(way);
            split.setDividerPositions(way == Orientation.HORIZONTAL ? 0.58 : 0.45);
        });
        getStyleClass().add("run-pane");
        getChildren().setAll(new ActivityBar(model.reading(), model.surroundings().clock(), model::refresh), head, writes, note, split, foot);
        seconds = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> {
            model.tick();
            writes.tick();
        }));
        seconds.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                seconds.stop();
            } else {
                seconds.play();
            }
        });
        listen();
        table.heightProperty().subscribe(_ -> model.current().ifPresent(table::reveal));
    }

    private void listen() {
        InvalidationListener changed = _ -> show();
        model.steps().addListener(changed);
        model.outcome().subscribe(this::show);
        model.problem().subscribe(this::show);
        model.whyNotResume().subscribe(_ -> show());
        model.elapsed().subscribe(head::show);
        table.selected().subscribe(_ -> aside());
    }

    private void show() {
        head.show();
        note();
        aside();
        foot.setText(model.run().get().map(id -> "Every step is in the journal of run " + id + "." + (model.outcome().get().filter(RunOutcome::unfinished).isPresent()
                ? " You may close the window; the start page offers to go on." : "")).orElse(""));
    }

    private void note() {
        model.outcome().get().ifPresent(how -> note.getChildren().setAll(switch (how) {
            case DONE -> List.of(model.left().map(left -> Notes.warning("What was asked for is done. " + left + ". Resume tries again.")).orElseGet(() -> Notes.info("Every step is done, and each was looked at afterwards.")));
            case UNDONE -> List.of(Notes.info("The run was taken back. What stayed says why in its row."));
            case RUNNING -> model.goesHere() ? List.of() : List.of(Notes.neutral("Another process is at it" + model.history().get().map(h -> ": " + h.lastOperator()).orElse("") + ". This page follows its journal."));
            case STOPPED, BLOCKED, REFUSED, INTERRUPTED -> List.of();
        }));
        note.setManaged(!note.getChildren().isEmpty());
    }

    private void aside() {
        Optional<RunOutcome> how = model.outcome().get();
        Optional<Problem> why = model.problem().get().or(() -> how.filter(o -> o == RunOutcome.INTERRUPTED).map(_ -> Problem.of(Problem.Kind.UNCLEAR, "interrupted",
                "The process that was at it is gone. How its last step ended is not known yet.", "Resume reads both sides first, whatever the journal says.")));
        if (why.isPresent() && how.filter(o -> o != RunOutcome.RUNNING).isPresent()) {
            problem.show(why.get(), how.get(), ways());
            side.getChildren().setAll(problem);
            return;
        }
        Optional<StepRow> shown = Optional.ofNullable(table.selected().get()).flatMap(row -> model.steps().stream().filter(r -> r.number() == row.number()).findFirst()).or(model::current)
                .or(() -> model.steps().stream().filter(row -> row.state() == State.ERROR || row.state() == State.WARNING).findFirst())
                .or(() -> (how.isPresent() ? model.steps().reversed() : model.steps()).stream().findFirst());
        shown.ifPresent(step::show);
        side.getChildren().setAll(shown.isPresent() ? List.of(step) : List.of());
        if (table.selected().get() == null) {
            model.current().ifPresent(table::reveal);
        }
    }

    private List<ProblemPanel.Way> ways() {
        Command script = Command.of("Han_d over as script…", "mdi2s-script-text-outline", () -> scripted().ifPresent(what -> ScriptMenu.window(what, outlet)));
        String undone = model.history().get().map(run -> run.canBeTakenBack() ? UndoPreview.of(run).sentence() : "Nothing that this run did can be taken back.").orElse("Nothing was begun.");
        return List.of(new ProblemPanel.Way(resume, "Reads both sides, goes on where they stand. What holds stays."), new ProblemPanel.Way(undo, undone),
                new ProblemPanel.Way(script, "All steps, those that hold marked, and the way back, for somebody else."));
    }

    /** The plan, with the steps that hold marked. */
    Optional<Scripted> scripted() {
        return model.plan().get().map(plan -> new Scripted(plan, CommandLine.of("run", "resume", model.run().get().orElse("")), model.practice(),
                step -> model.steps().stream().anyMatch(row -> row.step().equals(step) && row.holds())));
    }

    /** Asks, then goes on with the run, or takes it back. The estate whose machines it names must be open; else says so. */
    void ask(boolean back) {
        if (model.estate().isEmpty()) {
            model.plan().get().map(RunWords::notConnected).ifPresent(why -> {
                navigator.problem(why);
                note.getChildren().setAll(Notes.problem(why, Command.of("_Connect…", "mdi2p-power-plug-outline", navigator::connect)));
                note.setManaged(true);
            });
        } else if (back) {
            model.history().get().ifPresent(run -> RunQuestions.undo(getScene().getWindow(), run, model.practice(), () -> model.undo(run, secrets())));
        } else {
            model.history().get().ifPresent(run -> RunQuestions.resume(getScene().getWindow(), run, model.practice(), () -> model.resume(run, secrets())));
        }
    }

    private Secrets secrets() {
        return model.secrets().orElseGet(() -> model.practice() ? new MasterKeyPassword(() -> Optional.of(MasterKeyPassword.random())) : new MasterKeyPassword(new PasswordQuestion(model.work(), getScene().getWindow())));
    }

    /** Stop, resume and undo, for menus. */
    public List<Command> commands() {
        return List.of(stop, resume, undo);
    }

    ReadOnlyObjectProperty<StepRow> selected() {
        return table.selected();
    }

    Outlet outlet() {
        return outlet;
    }
}
