package io.linkspan.ui.failover;

import io.linkspan.check.Limit;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.Form;
import java.util.Arrays;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the checks measure against, to be changed: every change is judged at once. Folded up at first, behind a button that says how many are not as usual. */
final class LimitsPane extends VBox {

    private final LimitTexts texts;
    private final VBox fields = new VBox(6);
    private final Label changed = Texts.muted("");
    private final Label wrong = new Label();

    LimitsPane(FailoverModel model) {
        super(8);
        texts = model.limits();
        FlowPane all = new FlowPane(24, 6);
        Arrays.stream(Limit.values()).map(this::field).forEach(all.getChildren()::add);
        all.getChildren().add(Buttons.of(Command.of("_Back to the usual ones", "mdi2u-undo-variant", texts::reset)));
        wrong.setWrapText(true);
        wrong.setMinHeight(USE_PREF_SIZE);
        fields.getChildren().addAll(all, wrong);
        HBox line = new HBox(8, Buttons.of(Command.of("_Limits…", "mdi2t-tune-variant", this::fold)), changed);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(line, fields);
        setMinHeight(USE_PREF_SIZE);
        fold(false);
        texts.limits().subscribe(_ -> show());
        texts.wrong().subscribe(_ -> show());
        model.kind().subscribe(kind -> {
            setManaged(!kind.forced());
            setVisible(!kind.forced());
        });
    }

    private void fold() {
        fold(!fields.isVisible());
        if (fields.isVisible()) {
            fields.lookup(".text-field").requestFocus();
        }
    }

    private void fold(boolean open) {
        fields.setManaged(open);
        fields.setVisible(open);
    }

    private Node field(Limit limit) {
        TextField field = Form.field(texts.typed(limit), 72);
        field.setPrefWidth(72);
        field.getStyleClass().add("ls-mono");
        field.setAccessibleText(limit.words() + ", in " + limit.unit());
        HBox line = new HBox(6, Texts.muted(limit.words()), field, Texts.muted(limit.unit()));
        line.getChildren().forEach(child -> {
            if (child instanceof Label label) {
                label.setMinWidth(USE_PREF_SIZE);
            }
        });
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void show() {
        int others = texts.limits().get().changed().size();
        changed.setText(others == 0 ? "As usual" : others == 1 ? "1 is not as usual" : others + " are not as usual");
        String why = texts.whyNot();
        States.set(wrong, State.ERROR, why);
        wrong.setManaged(!why.isEmpty());
        wrong.setVisible(!why.isEmpty());
    }
}
