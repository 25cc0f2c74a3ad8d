package io.linkspan.ui.link;

import io.linkspan.monitor.Sample;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Segments;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.estate.Figure;
import io.linkspan.ui.estate.Times;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The last hour as charts, and the same data as a table. */
final class HourView extends VBox {

    private final HourChart lag = new HourChart("Lag", "seconds", new HourChart.Line("lag", "chart-1", Sample::lagSeconds));
    private final HourChart queues = new HourChart("Queues", "KB", new HourChart.Line("send", "chart-1", Sample::sendQueueKb), new HourChart.Line("redo", "chart-2", Sample::redoQueueKb));
    private final TableView<Sample> table = Grids.table("Readings of the last hour");

    /** How it is shown. */
    private enum As {
        CHARTS("Charts"), TABLE("Table");

        private final String word;

        As(String word) {
            this.word = word;
        }
    }

    HourView() {
        super(8);
        table.getColumns().setAll(List.of(Grids.number("Read (UTC)", 100, s -> Times.second(s.at())), column("Lag s", Sample::lagSeconds), column("Send KB", Sample::sendQueueKb), column("Send KB/s", Sample::sendRateKb),
                column("Redo KB", Sample::redoQueueKb), column("Redo KB/s", Sample::redoRateKb)));
        ObjectProperty<As> as = new SimpleObjectProperty<>(As.CHARTS);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, Texts.section("Lag and queues"), Texts.muted("last hour, as read by this window"), space, Segments.of(List.of(As.values()), a -> a.word, as));
        head.setAlignment(Pos.CENTER_LEFT);
        HBox charts = new HBox(16, lag, queues);
        HBox.setHgrow(lag, Priority.ALWAYS);
        HBox.setHgrow(queues, Priority.ALWAYS);
        lag.setPrefWidth(300);
        queues.setPrefWidth(300);
        charts.visibleProperty().bind(as.map(a -> a == As.CHARTS));
        table.visibleProperty().bind(as.map(a -> a == As.TABLE));
        StackPane either = new StackPane(charts, table);
        either.setPrefHeight(160);
        either.setMinHeight(126);
        VBox.setVgrow(either, Priority.ALWAYS);
        getChildren().addAll(head, either);
    }

    private static TableColumn<Sample, Sample> column(String head, Function<Sample, OptionalLong> of) {
        return Grids.number(head, 100, s -> of.apply(s).isPresent() ? Figure.grouped(of.apply(s).getAsLong()) : "–");
    }

    void show(List<Sample> samples, Instant end) {
        lag.show(samples, end);
        queues.show(samples, end);
        table.getItems().setAll(samples.reversed());
    }
}
