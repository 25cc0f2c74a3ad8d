package io.linkspan.ui.run;

import io.linkspan.plan.Call;
import io.linkspan.plan.Step;
import io.linkspan.plan.Undo;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.ScriptView;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One step: what it does, with its very statement or request, when it counts as done, and how it is taken back. */
final class StepPanel extends VBox {

    private final Label title = Texts.section("");
    private final Label state = new Label();
    private final HBox line = new HBox(8);
    private final Label message = Texts.body("");
    private final Label done = Texts.muted("");
    private final Label undo = Texts.muted("");
    private final ScriptView script = new ScriptView("What the step sends");
    private Optional<Step> shown = Optional.empty();

    StepPanel() {
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("run-side");
        VBox.setVgrow(script, Priority.ALWAYS);
        script.setMinHeight(44);
        getChildren().setAll(title, line, message, script, done, undo);
    }

    void show(StepRow row) {
        States.set(state, row.state(), row.words());
        message.setText(row.message());
        message.setManaged(!row.message().isEmpty());
        if (shown.filter(row.step()::equals).isEmpty()) {
            shown = Optional.of(row.step());
            title.setText(row.number() + "  " + row.step().title());
            line.getChildren().setAll(state, Texts.muted(row.where()), Badges.risk(row.step()));
            boolean sends = !(row.step().call() instanceof Call.None);
            script.setVisible(sends);
            script.setManaged(sends);
            script.text(sent(row.step().call()));
            done.setText((sends ? "" : "Sends nothing: it reads, and waits. ") + "Done when " + row.step().doneWhen() + ".");
            undo.setText("Way back: " + wayBack(row.step()));
        }
    }

    /** As people read it. */
    static String sent(Call call) {
        return switch (call) {
            case Call.Statement statement -> statement.text().shown();
            case Call.Request request -> request.method() + " " + request.path() + "?api-version=" + request.apiVersion() + (request.body().parts().isEmpty() ? "" : "\n" + request.body().shown());
            case Call.None _ -> "-- Sends nothing: reads, and waits.";
        };
    }

    static String wayBack(Step step) {
        return switch (step.undo()) {
            case Undo.By by -> switch (by.call()) {
                case Call.Statement statement -> statement.text().shown();
                case Call.Request request -> request.method() + " …" + request.path().replaceFirst(".*(?=/[^/]+/[^/]+$)", "");
                case Call.None _ -> "Nothing to send.";
            };
            case Undo.Not not -> not.why();
        };
    }
}
