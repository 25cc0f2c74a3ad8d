package io.linkspan.ui.wizard;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.CheckResult;
import io.linkspan.check.Outcome;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.CheckColumns;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.FactGrid.Fact;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The selected check in full, and where its fault can be mended. */
public final class CheckCard extends VBox {

    private final Navigator navigator;
    private final Function<CheckResult, Optional<Command>> repair;

    /** @param repair the way to mend what a check found, where there is one */
    public CheckCard(Navigator navigator, Function<CheckResult, Optional<Command>> repair) {
        this.navigator = navigator;
        this.repair = repair;
        getStyleClass().add("card");
        setMinHeight(USE_PREF_SIZE);
        setSpacing(8);
    }

    /** @param result nothing is shown while there is none */
    public void show(@Nullable CheckResult result) {
        setVisible(result != null);
        setManaged(result != null);
        getChildren().clear();
        if (result != null) {
            fill(result);
        }
    }

    private void fill(CheckResult result) {
        CheckDocument.Line line = CheckDocument.Line.of(result);
        Label title = Texts.group(line.id() + " " + line.title());
        title.setGraphic(States.icon(CheckColumns.state(result)));
        title.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title, space, Buttons.flat(Command.of("Man_ual: " + line.id(), "mdi2b-book-open-outline", () -> navigator.help(line.id().toLowerCase(Locale.ROOT)))));
        repair.apply(result).ifPresent(way -> head.getChildren().add(Buttons.of(way)));
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        if (result.outcome() instanceof Outcome.Broke broke) {
            getChildren().add(Notes.problem(broke.problem()));
        } else {
            FactGrid facts = new FactGrid();
            facts.facts(List.of(new Fact("Measured", said(line.measured())), new Fact("Required", said(line.required()))));
            getChildren().add(facts);
            Optional.ofNullable(line.why()).map(Texts::body).ifPresent(getChildren()::add);
        }
    }

    private static String said(@Nullable String words) {
        return words == null ? "–" : words;
    }
}
