package io.linkspan.ui.run;

import io.linkspan.model.Side;
import io.linkspan.plan.Plan;
import io.linkspan.plan.Step;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.ScriptView;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Steps that nobody has begun, and the very statement or request of the chosen one. On the FX thread. */
public final class StepList extends SplitPane {

    private final TableView<Step> table = Grids.table("Steps");
    private final ScriptView script = new ScriptView("What the step sends");
    private Optional<Plan> plan = Optional.empty();

    public StepList() {
        TableColumn<Step, Step> way = Grids.text("Way back", 300, StepPanel::wayBack);
        table.getColumns().addAll(List.of(Grids.number("No.", 44, step -> "" + (table.getItems().indexOf(step) + 1)), Grids.text("Step", 380, Step::title), Grids.text("Where", 130, this::where),
                Grids.node("Risk", 100, Badges::risk, step -> Badges.words(step.risk())), way));
        Grids.grow(table, way, 200);
        Grids.placeholder(table, "There are no steps until the checks say yes.");
        table.getSelectionModel().selectedItemProperty().subscribe(step -> script.text(step == null ? "" : "-- " + step.title() + "\n" + StepPanel.sent(step.call()) + "\n-- Done when " + step.doneWhen() + "."));
        getItems().setAll(table, script);
        setOrientation(Orientation.VERTICAL);
        setDividerPositions(0.6);
    }

    private String where(Step step) {
        return plan.map(whole -> step.side() == Side.SQL_SERVER ? whole.server() : whole.instance()).orElse("");
    }

    public void show(Optional<Plan> what) {
        plan = what;
        List<Step> steps = what.map(Plan::steps).orElse(List.of());
        if (!steps.equals(table.getItems())) {
            table.getItems().setAll(steps);
            table.getSelectionModel().select(steps.stream().filter(step -> !step.waits()).findFirst().map(steps::indexOf).orElse(0));
        }
    }
}
