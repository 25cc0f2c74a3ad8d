package io.linkspan.ui.export;

import io.linkspan.ui.Look;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Report;
import io.linkspan.ui.control.Texts;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** A report in a window of its own. On the FX thread. */
final class ReportWindow {

    private final Report report;
    private final Outlet outlet;
    private final Stage stage = new Stage();

    ReportWindow(Report report, Outlet outlet) {
        this.report = report;
        this.outlet = outlet;
        TableView<List<String>> table = Grids.table(report.title());
        List<TableColumn<List<String>, List<String>>> columns = IntStream.range(0, report.columns().size()).mapToObj(i -> Grids.<List<String>>text(report.columns().get(i), width(i), row -> row.get(i))).toList();
        table.getColumns().setAll(columns);
        table.getItems().setAll(report.rows());
        Grids.placeholder(table, "The report has no rows.");
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox buttons = new HBox(8);
        Stream.of(ReportFormat.values()).map(format -> Buttons.of(Command.of("Save as _" + format.name() + "…", "", () -> outlet.save(ReportMenu.fileName(report), format.extension(), format.text(report)))))
                .forEach(buttons.getChildren()::add);
        buttons.getChildren().add(Buttons.of(Command.of("_Copy", "mdi2c-content-copy", () -> outlet.copy("The report", ReportFormat.tabbed(report)))));
        VBox root = new VBox(8, Texts.page(report.title()));
        report.notes().stream().map(Texts::muted).forEach(root.getChildren()::add);
        root.getChildren().addAll(table, buttons);
        root.getStyleClass().add("report-window");
        Scene scene = new Scene(root, 960, 640);
        scene.getAccelerators().put(KeyCombination.valueOf("Esc"), stage::close);
        Look.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Linkspan – Report – " + report.title());
    }

    void show() {
        stage.show();
    }

    /** Wide enough for most of what stands in the column. */
    private double width(int column) {
        int longest = Stream.concat(Stream.of(report.columns()), report.rows().stream()).mapToInt(row -> row.get(column).length()).max().orElse(0);
        return Math.min(360, Math.max(64, 24 + 7.0 * longest));
    }
}
