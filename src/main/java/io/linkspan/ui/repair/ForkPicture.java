package io.linkspan.ui.repair;

import io.linkspan.check.fact.Own;
import io.linkspan.model.Lsn;
import io.linkspan.model.Side;
import io.linkspan.plan.task.repair.RepairDraft;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.wizard.Times;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;

/** One story up to the split, two from then on. Not to scale. */
final class ForkPicture extends Pane {

    private static final double HIGH = 26;
    private static final double MIDDLE = 52;
    private static final double LOW = 78;

    private final Polyline common = line("fork-common");
    private final Polyline upper = line("fork-upper");
    private final Polyline lower = line("fork-lower");
    private final Circle split = new Circle(5);
    private final Label here;
    private final Label there;
    private final Label parting;

    ForkPicture(RepairModel model, RepairDraft read) {
        here = Texts.caption(words(model, read, Side.SQL_SERVER));
        there = Texts.caption(words(model, read, Side.MANAGED_INSTANCE));
        parting = Texts.caption("last common LSN " + read.split().common().map(Lsn::toString).orElse("not shown by any view"));
        split.getStyleClass().add("fork-split");
        setMinHeight(104);
        setPrefHeight(104);
        setAccessibleText(parting.getText() + ". Since then: " + here.getText() + "; " + there.getText());
        getChildren().addAll(common, upper, lower, split, here, there, parting);
        getChildren().forEach(child -> child.setManaged(false));
    }

    private static String words(RepairModel model, RepairDraft read, Side side) {
        Own own = read.split().own(side);
        return own.until().map(at -> Times.local(at) + " newest commit on ").orElse("no commit known on ") + model.machine(side);
    }

    private static Polyline line(String style) {
        Polyline line = new Polyline();
        line.getStyleClass().add(style);
        return line;
    }

    @Override
    protected void layoutChildren() {
        double end = getWidth() - 16;
        double fork = Math.min(200, getWidth() / 4);
        common.getPoints().setAll(8.0, MIDDLE, fork, MIDDLE);
        upper.getPoints().setAll(fork, MIDDLE, fork + 40, HIGH, end, HIGH);
        lower.getPoints().setAll(fork, MIDDLE, fork + 40, LOW, end, LOW);
        split.setCenterX(fork);
        split.setCenterY(MIDDLE);
        place(here, end - here.prefWidth(-1), HIGH - 20);
        place(there, end - there.prefWidth(-1), LOW + 4);
        place(parting, fork + 48, MIDDLE - 8);
    }

    private static void place(Label label, double x, double y) {
        label.autosize();
        label.relocate(x, y);
    }
}
