package io.linkspan.ui.wizard;

import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.plan.Undo;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.FactGrid.Fact;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.ScriptView;
import io.linkspan.ui.control.Segments;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.ScriptLanguage;
import io.linkspan.ui.export.Scripted;
import io.linkspan.ui.run.StepRow;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The steps of a plan in order and, beside them, the very statements that will run. A thick line stands above the step after which there is no way back. */
public final class PlanReview extends SplitPane {

    private static final PseudoClass POINT = PseudoClass.getPseudoClass("point");

    private final Wizard<?> model;
    private final TableView<Step> steps = Grids.table("Steps");
    private final Label count = Texts.group("");
    private final FactGrid facts = new FactGrid();
    private final ScriptView script = new ScriptView("Exact statements");
    private final ObjectProperty<ScriptLanguage> language = new SimpleObjectProperty<>(ScriptLanguage.TSQL);

    private final Label point = Texts.muted("");

    /** @param below stands below the steps */
    public PlanReview(Wizard<?> model, Node... below) {
        this.model = model;
        steps.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        steps.getColumns().add(Grids.number("#", 34, step -> String.valueOf(steps.getItems().indexOf(step) + 1)));
        steps.getColumns().add(Grids.text("Step", 236, Step::title));
        steps.getColumns().add(Grids.text("Where", 96, this::where));
        steps.getColumns().add(Grids.node("Risk", 106, Badges::risk, step -> Badges.words(step.risk())));
        steps.getColumns().stream().filter(column -> !column.getText().equals("Step")).forEach(column -> {
            column.setMinWidth(column.getPrefWidth());
            column.setMaxWidth(column.getPrefWidth());
        });
        steps.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        steps.setMinHeight(120);
        steps.getSelectionModel().selectedItemProperty().subscribe(this::show);
        steps.setRowFactory(_ -> new TableRow<>() {
            @Override
            protected void updateItem(Step step, boolean empty) {
                super.updateItem(step, empty);
                pseudoClassStateChanged(POINT, !empty && step != null && model.plan().get().filter(plan -> StepRow.endsReturn(plan, step)).isPresent());
            }
        });
        VBox.setVgrow(steps, Priority.ALWAYS);
        facts.setMinHeight(USE_PREF_SIZE);
        VBox left = new VBox(8, line(count), steps, facts, point);
        left.getChildren().addAll(below);
        HBox head = line(Texts.group("Statements"), grow(), Segments.of(List.of(ScriptLanguage.TSQL, ScriptLanguage.POWERSHELL, ScriptLanguage.AZ), PlanReview::words, language));
        VBox.setVgrow(script, Priority.ALWAYS);
        VBox right = new VBox(8, head, script, Texts.muted("The run sends just these statements and requests, in this order. The script adds guards, so that it can be run again."));
        getItems().setAll(left, right);
        setDividerPositions(0.5);
        getStyleClass().add("review");
        model.plan().subscribe(this::read);
        language.subscribe(_ -> write());
    }

    private void read(Optional<Plan> plan) {
        steps.getItems().setAll(plan.map(Plan::steps).orElse(List.of()));
        count.setText(plan.map(p -> (p.steps().size() == 1 ? "1 step" : p.steps().size() + " steps in order")).orElse("There is no plan while the checks say no"));
        point.setText(plan.map(PlanReview::point).orElse(""));
        point.setManaged(!point.getText().isEmpty());
        write();
        steps.getSelectionModel().selectFirst();
    }

    private static String point(Plan plan) {
        int at = plan.steps().stream().map(step -> StepRow.endsReturn(plan, step)).toList().indexOf(true) + 1;
        return at == 0 ? "" : "Whatever fails before step " + at + " gives the service back as it was. Below the thick line there is only the way on; the way back is a task of its own.";
    }

    private void show(@Nullable Step step) {
        facts.facts(step == null ? List.of() : List.of(new Fact("Done when", step.doneWhen()), new Fact("Undo", switch (step.undo()) {
            case Undo.By by -> switch (by.call()) {
                case io.linkspan.plan.Call.Statement statement -> statement.text().shown().strip().replaceAll("\\s+", " ");
                case io.linkspan.plan.Call.Request request -> request.method() + " " + request.path().replaceAll(".*/providers/", "…/");
                case io.linkspan.plan.Call.None _ -> "–";
            };
            case Undo.Not not -> not.why();
        })));
        if (step != null) {
            script.reveal(step.id() + ", ");
        }
    }

    private void write() {
        script.text(model.plan().get().map(plan -> language.get().text(Scripted.of(plan, "", model.estate().practice()), model.estate().surroundings().clock().instant())).orElse(""));
        show(steps.getSelectionModel().getSelectedItem());
    }

    private String where(Step step) {
        return model.plan().get().map(plan -> switch (step.side()) {
            case SQL_SERVER -> plan.server();
            case MANAGED_INSTANCE -> plan.instance();
        }).orElse("");
    }

    private static String words(ScriptLanguage language) {
        return language == ScriptLanguage.TSQL ? "T-SQL, REST" : language.words();
    }

    private static Region grow() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(28);
        return line;
    }
}
