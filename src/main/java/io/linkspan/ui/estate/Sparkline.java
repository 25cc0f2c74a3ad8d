package io.linkspan.ui.estate;

import io.linkspan.monitor.Sample;
import io.linkspan.monitor.Watch;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** The lag of the last hour in 84 × 18 px: flat means good, a gap is a gap, a dot marks the last reading if there is one. */
final class Sparkline extends Pane {

    private static final double WIDTH = 84;
    private static final double HEIGHT = 18;
    /** Lags below this look small. Nobody has said yet how much this link may lose. */
    private static final double CALM_SECONDS = 30;

    private final Path line = new Path();
    private final Circle dot = new Circle(1.5);

    Sparkline() {
        getStyleClass().add("sparkline");
        line.getStyleClass().add("line");
        dot.getStyleClass().add("dot");
        line.setManaged(false);
        dot.setManaged(false);
        setMinSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        setMaxSize(WIDTH, HEIGHT);
        getChildren().addAll(line, dot);
    }

    void show(List<Sample> samples) {
        line.getElements().clear();
        dot.setVisible(false);
        if (samples.isEmpty()) {
            return;
        }
        long end = samples.getLast().at().toEpochMilli();
        double top = Math.max(CALM_SECONDS, samples.stream().flatMapToLong(s -> s.lagSeconds().stream()).max().orElse(0));
        boolean pen = false;
        double drawn = -1;
        for (Sample sample : samples) {
            if (sample.lagSeconds().isEmpty()) {
                pen = false;
                continue;
            }
            double x = WIDTH - 3 - (end - sample.at().toEpochMilli()) * (WIDTH - 3) / (double) Watch.KEPT.toMillis();
            double y = HEIGHT - 2 - sample.lagSeconds().getAsLong() * (HEIGHT - 4) / top;
            if (!pen || x - drawn >= 1 || sample == samples.getLast()) {
                line.getElements().add(pen ? new LineTo(x, y) : new MoveTo(x, y));
                drawn = x;
                pen = true;
            }
            if (sample == samples.getLast()) {
                dot.setCenterX(x);
                dot.setCenterY(y);
                dot.setVisible(true);
            }
        }
    }
}
