package io.linkspan.ui.create;

import io.linkspan.check.Check;
import io.linkspan.check.CheckResult;
import io.linkspan.check.Outcome;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.FactGrid;
import io.linkspan.ui.control.FactGrid.Fact;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.create.draft.Chapter;
import io.linkspan.ui.create.draft.CheckLine;
import io.linkspan.ui.create.draft.WizardModel;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The selected check in full, and where its fault can be mended. */
final class CheckCard extends VBox {

    private final WizardModel model;
    private final Navigator navigator;

    CheckCard(WizardModel model, Navigator navigator) {
        this.model = model;
        this.navigator = navigator;
        getStyleClass().add("card");
        setMinHeight(USE_PREF_SIZE);
        setSpacing(8);
    }

    void show(@Nullable CheckLine line) {
        boolean shown = line != null && !line.head();
        setVisible(shown);
        setManaged(shown);
        getChildren().clear();
        if (shown) {
            line.result().ifPresent(result -> fill(line, result));
        }
    }

    private void fill(CheckLine line, CheckResult result) {
        Label title = Texts.group(line.check());
        title.setGraphic(States.icon(line.state()));
        title.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title, space, Buttons.flat(Command.of("Man_ual: " + result.check().id(), "mdi2b-book-open-outline", () -> navigator.help(anchor(result.check())))));
        repair(result).ifPresent(way -> head.getChildren().add(Buttons.of(way)));
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        if (result.outcome() instanceof Outcome.Broke broke) {
            getChildren().add(Notes.problem(broke.problem()));
        } else {
            FactGrid facts = new FactGrid();
            facts.facts(List.of(new Fact("Measured", line.measured()), new Fact("Required", line.required())));
            getChildren().add(facts);
            if (!line.why().equals("–")) {
                getChildren().add(Texts.body(line.why()));
            }
        }
    }

    private static String anchor(Check check) {
        return check.id().toLowerCase(java.util.Locale.ROOT);
    }

    /** The page on which the run can be told to mend it. */
    private Optional<Command> repair(CheckResult result) {
        return result.outcome() instanceof Outcome.Failed failed ? failed.repairs().stream().flatMap(repair -> switch (repair) {
            case "recovery-full", "full-backup" -> Optional.of(to(Chapter.DATABASES)).stream();
            case "master-key", "another-name" -> Optional.of(to(Chapter.NAMES)).stream();
            default -> Optional.<Command>empty().stream();
        }).findFirst() : Optional.empty();
    }

    private Command to(Chapter where) {
        return Command.of("_Mend it: " + where.title(), "mdi2w-wrench-outline", () -> model.go(where));
    }
}
