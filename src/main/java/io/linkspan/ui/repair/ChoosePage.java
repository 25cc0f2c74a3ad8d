package io.linkspan.ui.repair;

import io.linkspan.check.fact.Facts;
import io.linkspan.model.Side;
import io.linkspan.plan.Risk;
import io.linkspan.plan.task.repair.RepairDraft;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.Scrolled;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Which side stays. Nothing is ticked at first; beside the side that was written last stands that it was. */
final class ChoosePage extends Scrolled {

    private final RepairModel model;
    private final VBox shown = new VBox(12);
    private final VBox consequence = new VBox(8);
    private Optional<Facts> facts = Optional.empty();

    ChoosePage(RepairModel model) {
        this.model = model;
        content(shown, consequence);
        model.judged().draft().subscribe(read -> read.ifPresent(this::show));
        model.keep().subscribe(_ -> model.judged().draft().get().ifPresent(this::say));
    }

    /** Built anew only for a new reading, so that a choice keeps the focus. */
    private void show(RepairDraft read) {
        if (!facts.equals(Optional.of(read.facts()))) {
            facts = Optional.of(read.facts());
            ToggleGroup group = new ToggleGroup();
            shown.getChildren().setAll(new ForkPicture(model, read), new HBox(16, new SideCard(model, read, Side.SQL_SERVER, choice(Side.SQL_SERVER, group)),
                    new SideCard(model, read, Side.MANAGED_INSTANCE, choice(Side.MANAGED_INSTANCE, group))));
        }
        say(read);
    }

    private void say(RepairDraft read) {
        consequence.getChildren().clear();
        model.keep().get().ifPresent(keep -> consequence.getChildren().addAll(Texts.group("If " + model.machine(keep) + " stays, this happens"), happens(model.machine(keep.other()), model.machine(keep)),
                Notes.warning(read.split().own(keep.other()).words() + " Its database is saved; then it gives up what only it has, and follows " + model.machine(keep) + ".")));
    }

    /** What the run does, in short; the page of the review has the very statements. */
    private static GridPane happens(String loser, String stays) {
        GridPane grid = new GridPane(16, 6);
        line(grid, "Fence " + loser, "Every user is denied to write there, for as long as it takes to save it.", Risk.DISTURBING);
        line(grid, "Save what is only there", "A backup of the whole database, by copy only, is made and read through.", Risk.SAFE);
        line(grid, loser + " becomes secondary", "What only it has leaves its database.", Risk.DATA_LOSS);
        line(grid, "It catches up, and is proven equal", "It takes over the history of " + stays + ", and the link goes on.", Risk.NONE);
        return grid;
    }

    private static void line(GridPane grid, String what, String how, Risk risk) {
        int row = grid.getRowCount();
        Label title = Texts.strong(what);
        title.setMinWidth(USE_PREF_SIZE);
        grid.addRow(row, Texts.mono(String.valueOf(row + 1)), title, Texts.muted(how), Badges.risk(risk));
    }

    private Node choice(Side side, ToggleGroup group) {
        RadioButton button = new RadioButton(model.machine(side) + " stays primary");
        button.setToggleGroup(group);
        button.setSelected(model.keep().get().equals(Optional.of(side)));
        button.setOnAction(_ -> model.keep().set(Optional.of(side)));
        HBox choice = new HBox(8, button);
        if (model.newest().equals(Optional.of(side))) {
            choice.getChildren().add(Badges.of("newest commit", "accent"));
        }
        choice.setAlignment(Pos.CENTER_LEFT);
        return choice;
    }
}
