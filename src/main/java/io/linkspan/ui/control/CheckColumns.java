package io.linkspan.ui.control;

import io.linkspan.check.CheckResult;
import io.linkspan.check.Outcome;
import io.linkspan.model.Severity;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Results of checks as a table: state, check, measured, why. */
public final class CheckColumns {

    private CheckColumns() {
    }

    public static TableView<CheckResult> table() {
        TableView<CheckResult> checks = Grids.table("Checks");
        TableColumn<CheckResult, CheckResult> state = Grids.state("State", 110, CheckColumns::state, result -> state(result).word());
        state.setMinWidth(state.getPrefWidth());
        state.setMaxWidth(state.getPrefWidth());
        checks.getColumns().addAll(List.of(state, Grids.text("Check", 310, result -> result.check().title()), Grids.text("Measured", 270, CheckColumns::measured), Grids.text("Why", 290, CheckColumns::why)));
        checks.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        return checks;
    }

    public static State state(CheckResult result) {
        return switch (result.outcome()) {
            case Outcome.Passed _ -> State.SUCCESS;
            case Outcome.Warned _ -> State.WARNING;
            case Outcome.Failed _ -> result.check().severity() == Severity.ERROR ? State.ERROR : State.WARNING;
            case Outcome.Skipped _ -> State.SKIPPED;
            case Outcome.Broke _ -> State.UNKNOWN;
        };
    }

    private static String measured(CheckResult result) {
        return switch (result.outcome()) {
            case Outcome.Passed passed -> passed.measured();
            case Outcome.Warned warned -> warned.measured();
            case Outcome.Failed failed -> failed.measured();
            case Outcome.Skipped _ -> "–";
            case Outcome.Broke _ -> "Unknown";
        };
    }

    private static String why(CheckResult result) {
        return switch (result.outcome()) {
            case Outcome.Passed _ -> "";
            case Outcome.Warned warned -> warned.why();
            case Outcome.Failed failed -> failed.why();
            case Outcome.Skipped skipped -> skipped.reason();
            case Outcome.Broke broke -> broke.problem().text() + " " + broke.problem().next();
        };
    }
}
