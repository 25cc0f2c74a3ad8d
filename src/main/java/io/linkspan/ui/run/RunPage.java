package io.linkspan.ui.run;

import io.linkspan.ui.Details;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Page;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.Report;
import io.linkspan.ui.control.Saves;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.ReportMenu;
import io.linkspan.ui.export.ScriptMenu;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The tab of one run. On the FX thread. */
public final class RunPage implements Page {

    private final RunModel model;
    private final RunPane pane;
    private final BorderPane view;

    public RunPage(RunModel model, Navigator navigator) {
        this(model, navigator, Optional.empty());
    }

    /** @param saves in place of the platform's dialog */
    public RunPage(RunModel model, Navigator navigator, Optional<Saves> saves) {
        this.model = model;
        pane = new RunPane(model, navigator, saves);
        view = new BorderPane(pane, head(), null, null, null);
    }

    private HBox head() {
        Label title = Texts.page("");
        Label line = Texts.muted("");
        title.textProperty().bind(model.plan().map(plan -> plan.map(p -> RunWords.capital(p.task()) + " " + p.link()).orElse("Run")));
        HBox name = new HBox(8, title);
        name.setAlignment(Pos.CENTER_LEFT);
        model.plan().subscribe(_ -> {
            line.setText(line());
            name.getChildren().setAll(model.practice() ? List.of(title, Badges.practice()) : List.of(title));
        });
        model.history().subscribe(_ -> line.setText(line()));
        model.run().subscribe(_ -> line.setText(line()));
        VBox words = new VBox(2, name, line);
        HBox.setHgrow(words, Priority.ALWAYS);
        ReportMenu report = new ReportMenu(this::report, model.plan().map(plan -> plan.isPresent() ? "" : "The journal has not been read yet."), pane.outlet());
        ScriptMenu script = new ScriptMenu(model.outcome().map(_ -> pane.scripted()), "The journal has not been read yet.", pane.outlet());
        HBox head = new HBox(8, words, script.button(), report.button());
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("run-title");
        return head;
    }

    private String line() {
        return model.plan().get().map(plan -> plan.server() + " and " + plan.instance()).orElse("") + model.history().get().map(run -> ", started " + RunWords.when(run.startedAt()) + " UTC by " + run.operator().user()
                + " on " + run.operator().host()).or(() -> model.begunAt().map(at -> ", started " + RunWords.when(at) + " UTC from this window")).orElse("");
    }

    public RunModel model() {
        return model;
    }

    /** Shows what going on with the run would do, and does it once the operator agrees; as soon as the journal is read. */
    public void resume() {
        ask(false);
    }

    /** Shows what would be taken back, and takes it back once the operator agrees; as soon as the journal is read. */
    public void undo() {
        ask(true);
    }

    private void ask(boolean back) {
        if (model.history().get().isPresent()) {
            pane.ask(back);
            return;
        }
        Subscription[] once = {Subscription.EMPTY};
        once[0] = model.history().subscribe((_, read) -> {
            if (read.isPresent()) {
                once[0].unsubscribe();
                pane.ask(back);
            }
        });
    }

    @Override
    public ObservableValue<String> title() {
        return model.title();
    }

    @Override
    public String icon() {
        return "mdi2p-play-circle-outline";
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
        ReadOnlyObjectWrapper<Details> shown = new ReadOnlyObjectWrapper<>(Details.NOTHING);
        pane.selected().subscribe(row -> shown.set(row == null ? Details.NOTHING : details(row)));
        return Optional.of(shown);
    }

    private static Details details(StepRow row) {
        return new Details("Step " + row.number(), Optional.empty(), List.of(new FactGrid.Fact("State", row.words()), new FactGrid.Fact("Where", row.where()), new FactGrid.Fact("Time", RunWords.time(row.took())),
                new FactGrid.Fact("Does", row.step().title()), new FactGrid.Fact("Risk", Badges.words(row.step().risk())), new FactGrid.Fact("Done when", row.step().doneWhen()),
                new FactGrid.Fact("Way back", StepPanel.wayBack(row.step())), new FactGrid.Fact("Message", row.message())));
    }

    @Override
    public Optional<ObservableValue<String>> script() {
        return Optional.of(pane.selected().map(row -> StepPanel.sent(row.step().call())).orElse("Select a step to see what it sends."));
    }

    @Override
    public List<Command> commands() {
        return pane.commands();
    }

    @Override
    public Optional<Report> report() {
        return model.plan().get().map(plan -> {
            List<String> notes = new ArrayList<>();
            if (model.practice()) {
                notes.add("PRACTICE: a practice estate, nothing real.");
            }
            notes.add(line() + ", run " + model.run().get().orElse("without a journal"));
            notes.add(model.outcome().get().map(RunWords::words).orElse("Not started") + " after " + RunWords.figure(model.elapsed().get()) + "; written " + RunWords.when(model.surroundings().clock().instant()) + " UTC");
            model.problem().get().ifPresent(problem -> notes.add(problem.text() + (problem.next().isEmpty() ? "" : " " + problem.next())));
            return new Report("Run " + plan.task() + " " + plan.link(), notes, List.of("No.", "State", "Step", "Where", "Time", "Risk", "Message"),
                    model.steps().stream().map(row -> List.of("" + row.number(), row.words(), row.step().title(), row.where(), RunWords.time(row.took()), Badges.words(row.step().risk()), row.message())).toList());
        });
    }

    @Override
    public void close() {
        model.close();
    }
}
