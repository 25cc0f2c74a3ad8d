package io.linkspan.ui.wizard;

import io.linkspan.plan.Plan;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Report;
import io.linkspan.ui.run.RunModel;
import io.linkspan.ui.run.StepRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.TableView;

/** The steps of a run that has ended, with their times: as a table, and as a report. */
public final class RunTimes {

    private static final List<String> COLUMNS = List.of("#", "State", "Step", "Where", "Took", "Message");

    private RunTimes() {
    }

    public static TableView<StepRow> table(RunModel run) {
        TableView<StepRow> table = Grids.table("Steps and their times");
        table.getColumns().add(Grids.number(COLUMNS.get(0), 40, row -> String.valueOf(row.number())));
        table.getColumns().add(Grids.state(COLUMNS.get(1), 110, StepRow::state, StepRow::words));
        table.getColumns().add(Grids.text(COLUMNS.get(2), 560, row -> row.step().title()));
        table.getColumns().add(Grids.text(COLUMNS.get(3), 110, StepRow::where));
        table.getColumns().add(Grids.number(COLUMNS.get(4), 80, RunTimes::took));
        table.getColumns().add(Grids.text(COLUMNS.get(5), 200, StepRow::message));
        List.of(1, 3, 4).forEach(at -> table.getColumns().get(at).setMinWidth(at == 4 ? 64 : 96));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setItems(run.steps());
        table.setMinHeight(120);
        return table;
    }

    /** @param lines stand above the steps */
    public static Report report(RunModel run, Plan plan, String title, List<String> lines) {
        List<String> notes = new ArrayList<>(run.practice() ? List.of("PRACTICE") : List.of());
        notes.add(plan.server() + " and " + plan.instance() + ", run " + run.run().get().orElse("–") + ", " + Times.duration(run.elapsed().get()) + " in all.");
        notes.addAll(lines);
        return new Report(title, notes, COLUMNS, run.steps().stream().map(row -> Stream.of(String.valueOf(row.number()), row.words(), row.step().title(), row.where(), took(row), row.message()).toList()).toList());
    }

    private static String took(StepRow row) {
        return row.took().map(Times::duration).orElse("–");
    }
}
