package io.linkspan.ui.link;

import io.linkspan.monitor.Sample;
import io.linkspan.monitor.Watch;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.estate.Figure;
import io.linkspan.ui.estate.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongFunction;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart.Data;
import javafx.scene.chart.XYChart.Series;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** One or two figures over the last hour. From 0, no symbols; a gap is a gap. */
final class HourChart extends VBox {

    private static final int TICKS = 4;
    /** The smallest full height: what is less than this looks as small as it is. */
    private static final long CALM = 10;

    private final String title;
    private final String unit;
    private final List<Line> lines;
    private final NumberAxis x = new NumberAxis();
    private final NumberAxis y = new NumberAxis();
    private final LineChart<Number, Number> chart = new LineChart<>(x, y);

    /** @param style of its line: chart-1 to chart-3 */
    record Line(String name, String style, Function<Sample, OptionalLong> of) {
    }

    HourChart(String title, String unit, Line... lines) {
        this.title = title;
        this.unit = unit;
        this.lines = List.of(lines);
        chart.setAnimated(false);
        chart.setCreateSymbols(false);
        chart.setLegendVisible(false);
        chart.setVerticalGridLinesVisible(false);
        chart.setAlternativeRowFillVisible(false);
        chart.setAlternativeColumnFillVisible(false);
        chart.setMinHeight(96);
        chart.setPrefHeight(130);
        x.setAutoRanging(false);
        x.setMinorTickVisible(false);
        x.setTickLabelFormatter(words(seconds -> Times.minute(Instant.ofEpochSecond(seconds))));
        y.setTickLabelFormatter(words(Figure::grouped));
        y.setAutoRanging(false);
        y.setMinorTickVisible(false);
        y.setLowerBound(0);
        VBox.setVgrow(chart, Priority.ALWAYS);
        getStyleClass().add("hour-chart");
        getChildren().addAll(head(), chart);
    }

    private static StringConverter<Number> words(LongFunction<String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(Number value) {
                return words.apply(value.longValue());
            }

            @Override
            public Number fromString(String text) {
                throw new UnsupportedOperationException("labels are only written");
            }
        };
    }

    private HBox head() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, Texts.strong(title), Texts.caption(unit), space);
        head.setAlignment(Pos.BASELINE_LEFT);
        if (lines.size() > 1) {
            lines.forEach(f -> {
                Region line = new Region();
                line.getStyleClass().addAll("key-line", f.style());
                Label key = new Label(f.name(), line);
                key.getStyleClass().add("ls-small");
                head.getChildren().add(key);
            });
        }
        return head;
    }

    void show(List<Sample> samples, Instant end) {
        x.setUpperBound(end.getEpochSecond());
        x.setLowerBound(end.minus(Watch.KEPT).getEpochSecond());
        x.setTickUnit(Watch.KEPT.toSeconds() / (double) TICKS);
        long top = samples.stream().flatMap(s -> lines.stream().map(f -> f.of().apply(s))).flatMapToLong(OptionalLong::stream).max().orElse(0);
        double step = step(Math.max(top, CALM));
        y.setTickUnit(step);
        y.setUpperBound(step * Math.ceil(Math.max(top, CALM) / step));
        List<Series<Number, Number>> runs = new ArrayList<>();
        List<String> styles = new ArrayList<>();
        for (Line line : lines) {
            for (List<Data<Number, Number>> run : runs(samples, line.of())) {
                runs.add(new Series<>(line.name(), FXCollections.observableArrayList(run)));
                styles.add(line.style());
            }
        }
        chart.setData(FXCollections.observableArrayList(runs));
        for (int i = 0; i < runs.size(); i++) {
            runs.get(i).getNode().getStyleClass().add(styles.get(i));
        }
        String last = samples.isEmpty() ? "nothing read" : lines.stream().map(f -> f.name() + " " + figure(f.of().apply(samples.getLast()))).reduce((a, b) -> a + ", " + b).orElse("");
        chart.setAccessibleText(title + " in " + unit + " over the last hour, highest " + top + ", now " + last + ". The same data is under Table.");
    }

    private static String figure(OptionalLong value) {
        return value.isPresent() ? String.valueOf(value.getAsLong()) : "not known";
    }

    /** Readings that follow one another without a gap. */
    static List<List<Data<Number, Number>>> runs(List<Sample> samples, Function<Sample, OptionalLong> of) {
        List<List<Data<Number, Number>>> runs = new ArrayList<>();
        boolean pen = false;
        for (Sample sample : samples) {
            OptionalLong value = of.apply(sample);
            if (value.isPresent() && !pen) {
                runs.add(new ArrayList<>());
            }
            pen = value.isPresent();
            if (pen) {
                runs.getLast().add(new Data<>(sample.at().getEpochSecond(), value.getAsLong()));
            }
        }
        return runs;
    }

    /** 1, 2 or 5 times a power of ten, so that there are three to five ticks. */
    static double step(double top) {
        double raw = top / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return Math.max(1, (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power);
    }
}
