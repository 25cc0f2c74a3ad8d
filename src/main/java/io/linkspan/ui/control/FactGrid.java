package io.linkspan.ui.control;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Labels with values that can be copied. */
public final class FactGrid extends GridPane {

    /**
     * A label and its value.
     *
     * @param mono whether it is a position, or another number that people compare digit by digit
     */
    public record Fact(String label, String value, boolean mono) {

        public Fact(String label, String value) {
            this(label, value, false);
        }
    }

    public FactGrid() {
        getStyleClass().add("facts");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(new ColumnConstraints(), wide);
    }

    public void facts(List<Fact> facts) {
        getChildren().clear();
        for (int row = 0; row < facts.size(); row++) {
            Label label = new Label(facts.get(row).label());
            label.getStyleClass().add("fact-label");
            TextField value = new TextField(facts.get(row).value());
            value.setEditable(false);
            value.getStyleClass().add("fact-value");
            if (facts.get(row).mono()) {
                value.getStyleClass().add("ls-mono");
            }
            value.setAccessibleText(facts.get(row).label());
            value.setMinWidth(0);
            value.setTooltip(new Tooltip(facts.get(row).value()));
            label.setLabelFor(value);
            addRow(row, label, value);
        }
    }
}
