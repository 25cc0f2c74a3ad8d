package io.linkspan.ui.wizard;

import io.linkspan.check.CheckReport;
import io.linkspan.check.CheckResult;
import io.linkspan.check.Verdict;
import io.linkspan.model.Loss;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.CheckColumns;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.Report;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.ReportMenu;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The verdict first, then every check; below, the one that is selected. What may be lost of a database is said above them. */
public final class ReadinessPane extends VBox {

    private final Judged<?> model;
    private final Supplier<String> title;
    private final Supplier<Optional<Loss>> atRisk;
    private final Label verdict = States.label(State.PENDING);
    private final Label read = Texts.caption("");
    private final StackPane loss = new StackPane();
    private final TableView<CheckResult> checks = CheckColumns.table();

    /**
     * Of a task.
     *
     * @param title  of its report: what is asked for
     * @param atRisk what may be lost, if anything
     * @param above  stands above the checks
     */
    public ReadinessPane(Judged<?> model, Supplier<String> title, Supplier<Optional<Loss>> atRisk, Navigator navigator, Outlet outlet, Node... above) {
        super(12);
        this.model = model;
        this.title = title;
        this.atRisk = atRisk;
        checks.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        Grids.placeholder(checks, "The checks come when both ends are read.");
        checks.setMinHeight(140);
        VBox.setVgrow(checks, Priority.ALWAYS);
        CheckBox watch = new CheckBox("_Watch: again every " + Judged.WATCH.toSeconds() + " s");
        watch.setMnemonicParsing(true);
        watch.setMinWidth(Region.USE_PREF_SIZE);
        watch.selectedProperty().bindBidirectional(model.watching());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ReportMenu report = new ReportMenu(this::report, model.report().map(found -> found.isPresent() ? "" : "No check was made yet."), outlet);
        HBox bar = new HBox(8, new VBox(2, verdict, read), space, watch, Buttons.of(Command.of("Run _again", "mdi2r-refresh", model::refresh).key("F5")), report.button());
        bar.setAlignment(Pos.CENTER_LEFT);
        ReportKey.on(this, report);
        CheckCard card = new CheckCard(navigator, _ -> Optional.empty());
        getChildren().addAll(bar, new ActivityBar(model.activity(), model.estate().surroundings().clock(), model::refresh), loss);
        getChildren().addAll(above);
        getChildren().addAll(checks, card);
        checks.getSelectionModel().selectedItemProperty().subscribe(card::show);
        model.report().subscribe(_ -> show());
    }

    private void show() {
        Optional<CheckReport> report = model.report().get();
        int selected = checks.getSelectionModel().getSelectedIndex();
        checks.getItems().setAll(report.map(CheckReport::results).orElse(List.of()));
        checks.getItems().stream().min(Comparator.comparing(CheckColumns::state)).ifPresent(worst -> {
            if (selected >= 0 && selected < checks.getItems().size()) {
                checks.getSelectionModel().select(selected);
            } else {
                checks.getSelectionModel().select(worst);
            }
        });
        loss.getChildren().setAll(atRisk.get().map(l -> Notes.danger("At risk: " + l.words())).stream().toList());
        loss.setManaged(!loss.getChildren().isEmpty());
        States.set(verdict, report.map(CheckReport::verdict).map(ReadinessPane::state).orElse(State.PENDING), "Ready: " + report.map(CheckReport::verdict).map(ReadinessPane::words).orElse("not read yet"));
        verdict.getStyleClass().add("ls-section");
        read.setText(model.activity().readAt().map(at -> "Read " + Times.clock(at) + " UTC. Nothing was changed.").orElse(""));
    }

    private Optional<Report> report() {
        return model.report().get().map(found -> {
            List<String> notes = new ArrayList<>(model.estate().practice() ? List.of("PRACTICE") : List.of());
            notes.add(title.get());
            notes.add(verdict.getText() + ". " + read.getText());
            atRisk.get().ifPresent(l -> notes.add(l.words()));
            return new Report("Readiness of " + model.link().name(), notes, Grids.heads(checks), checks.getItems().stream().map(row -> Grids.words(checks, row)).toList());
        });
    }

    private static State state(Verdict verdict) {
        return switch (verdict) {
            case READY -> State.SUCCESS;
            case BLOCKED -> State.ERROR;
            case UNKNOWN -> State.UNKNOWN;
        };
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case READY -> "yes";
            case BLOCKED -> "no";
            case UNKNOWN -> "not known";
        };
    }
}
