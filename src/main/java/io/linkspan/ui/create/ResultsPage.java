package io.linkspan.ui.create;

import io.linkspan.plan.Plan;
import io.linkspan.plan.run.RunOutcome;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.Place;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Report;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.create.draft.WizardModel;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.ReportMenu;
import io.linkspan.ui.run.StepRow;
import io.linkspan.ui.wizard.ReportKey;
import io.linkspan.ui.wizard.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the run ended, step by step with the times it took, and the ways on. */
final class ResultsPage extends VBox {

    private static final List<String> COLUMNS = List.of("#", "State", "Step", "Where", "Took", "Message");

    private final WizardModel model;
    private final Label headline = new Label();
    private final VBox next = new VBox(8);

    ResultsPage(WizardModel model, Navigator navigator, Outlet outlet, Runnable close) {
        super(12);
        this.model = model;
        headline.getStyleClass().add("results");
        TableView<StepRow> table = Grids.table("Steps and their times");
        table.getColumns().add(Grids.number(COLUMNS.get(0), 40, row -> String.valueOf(row.number())));
        table.getColumns().add(Grids.state(COLUMNS.get(1), 130, StepRow::state, StepRow::words));
        table.getColumns().add(Grids.text(COLUMNS.get(2), 360, row -> row.step().title()));
        table.getColumns().add(Grids.text(COLUMNS.get(3), 110, StepRow::where));
        table.getColumns().add(Grids.number(COLUMNS.get(4), 80, ResultsPage::took));
        table.getColumns().add(Grids.text(COLUMNS.get(5), 200, StepRow::message));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setItems(model.run().steps());
        table.setMinHeight(120);
        VBox.setVgrow(table, Priority.ALWAYS);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ReportMenu report = new ReportMenu(() -> model.run().plan().get().map(this::report), new ReadOnlyStringWrapper(""), outlet);
        Command open = Command.of("_Open the link", "mdi2l-link-variant", () -> {
            navigator.go(place());
            close.run();
        }).unless(model.run().outcome().map(how -> how.equals(Optional.of(RunOutcome.DONE)) ? "" : "the run has not made it."));
        HBox bar = new HBox(8, headline, space, Buttons.primary(open), Buttons.of(Command.of("_Another link…", "mdi2l-link-plus", () -> {
            navigator.newLink(model.estate(), Optional.of(model.draft().server().get()), Optional.empty());
            close.run();
        })), report.button());
        ReportKey.on(this, report);
        bar.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(bar, table, next);
        model.run().outcome().subscribe(this::show);
    }

    private void show(Optional<RunOutcome> outcome) {
        String took = Times.duration(model.run().elapsed().get());
        boolean done = outcome.equals(Optional.of(RunOutcome.DONE));
        States.set(headline, outcome.map(how -> switch (how) {
            case DONE -> State.SUCCESS;
            case RUNNING -> State.RUNNING;
            case UNDONE -> State.SKIPPED;
            case STOPPED, BLOCKED, REFUSED, INTERRUPTED -> State.ERROR;
        }).orElse(State.PENDING), outcome.map(how -> switch (how) {
            case DONE -> "The link runs. Made in " + took + ".";
            case RUNNING -> "The run is going.";
            case UNDONE -> "Taken back.";
            case STOPPED, INTERRUPTED -> "Stopped half-way after " + took + ". The run page has the ways on.";
            case BLOCKED, REFUSED -> "Refused. Nothing more was changed.";
        }).orElse("Not run."));
        headline.getStyleClass().add("ls-section");
        next.getChildren().clear();
        if (done) {
            next.getChildren().addAll(Notes.warning("Do not remove the link before the instance has taken its first full backup of " + model.draft().database().get() + ". Its last one stands on the link's page."),
                    Texts.group("Next"), Texts.body(model.draft().purpose().get().afterwards()), Texts.muted("Watch it: the link's page shows both sides, lag and queues."));
        }
    }

    private Place place() {
        Plan plan = model.run().plan().get().orElseThrow();
        return new Place.Link(model.estate(), plan.link(), plan.server(), plan.instance());
    }

    private Report report(Plan plan) {
        List<String> notes = new ArrayList<>(model.draft().practice() ? List.of("PRACTICE") : List.of());
        notes.add(plan.server() + " and " + plan.instance() + ", run " + model.run().run().get().orElse("–") + ", " + Times.duration(model.run().elapsed().get()) + " in all.");
        notes.add(headline.getText());
        return new Report("Link " + plan.link(), notes, COLUMNS, model.run().steps().stream()
                .map(row -> Stream.of(String.valueOf(row.number()), row.words(), row.step().title(), row.where(), took(row), row.message()).toList()).toList());
    }

    private static String took(StepRow row) {
        return row.took().map(Times::duration).orElse("–");
    }
}
