package io.linkspan.ui.create;

import io.linkspan.check.CheckResult;
import io.linkspan.check.Outcome;
import io.linkspan.ui.Navigator;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Segments;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.create.draft.CheckLine.Filter;
import io.linkspan.ui.create.draft.Chapter;
import io.linkspan.ui.create.draft.CheckLine;
import io.linkspan.ui.create.draft.Checked;
import io.linkspan.ui.create.draft.Draft;
import io.linkspan.ui.create.draft.WizardModel;
import io.linkspan.ui.wizard.CheckCard;
import io.linkspan.ui.export.Outlet;
import io.linkspan.ui.export.ReportMenu;
import io.linkspan.ui.wizard.ReportKey;
import io.linkspan.ui.wizard.Times;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All checks with what was measured and what is required; below, the one that is selected, with what to do. */
final class ChecksPage extends VBox {

    private final Draft draft;
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final StackPane filters = new StackPane();
    private final CheckTable table = new CheckTable();
    private final Label read = Texts.caption("");
    private final CheckBox ticked = new CheckBox();

    ChecksPage(WizardModel model, Navigator navigator, Outlet outlet) {
        super(12);
        draft = model.draft();
        filters.setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        ReportMenu report = new ReportMenu(() -> draft.checked().get().map(found -> CheckLine.report(found, draft.practice())), draft.checked().map(found -> found.isPresent() ? "" : "No check was made yet."), outlet);
        HBox bar = new HBox(8, filters, space, Buttons.of(Command.of("Run _again", "mdi2r-refresh", model.readings()::check).key("F5")), report.button());
        bar.setAlignment(Pos.CENTER_LEFT);
        ReportKey.on(this, report);
        CheckCard card = new CheckCard(navigator, result -> repair(model, result));
        ticked.selectedProperty().bindBidirectional(draft.warningsRead());
        ticked.setMinWidth(Region.USE_PREF_SIZE);
        ticked.setMnemonicParsing(true);
        HBox foot = new HBox(16, read, ticked);
        HBox.setHgrow(read, Priority.ALWAYS);
        read.setMaxWidth(Double.MAX_VALUE);
        foot.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(bar, new ActivityBar(model.readings().checks(), model.readings().clock(), model.readings()::check), table, card, foot);
        table.getSelectionModel().selectedItemProperty().subscribe(line -> card.show(line == null ? null : line.result().orElse(null)));
        filter.subscribe(_ -> rows());
        draft.checked().subscribe(this::show);
        draft.parts().forEach(part -> part.addListener(_ -> stale()));
    }

    /** The page on which the run can be told to mend it. */
    private static Optional<Command> repair(WizardModel model, CheckResult result) {
        return result.outcome() instanceof Outcome.Failed failed ? failed.repairs().stream().flatMap(repair -> switch (repair) {
            case "recovery-full", "full-backup" -> Stream.of(to(model, Chapter.DATABASES));
            case "master-key", "another-name" -> Stream.of(to(model, Chapter.NAMES));
            default -> Stream.<Command>empty();
        }).findFirst() : Optional.empty();
    }

    private static Command to(WizardModel model, Chapter where) {
        return Command.of("_Mend it: " + where.title(), "mdi2w-wrench-outline", () -> model.go(where));
    }

    private void show(Optional<Checked> checked) {
        filters.getChildren().setAll(checked.map(found -> Segments.of(List.of(Filter.values()), which -> which.words(found), filter)).stream().toList());
        int warnings = checked.map(found -> found.warnings().size()).orElse(0);
        ticked.setText(warnings == 1 ? "I have read the _warning" : "I have read " + warnings + " _warnings");
        ticked.setVisible(warnings > 0);
        rows();
        stale();
    }

    private void rows() {
        table.getItems().setAll(draft.checked().get().map(found -> CheckLine.of(found, filter.get())).orElse(List.of()));
        table.selectFirstFault();
    }

    /** Old results stay in sight, and say so. */
    private void stale() {
        boolean stale = draft.checked().get().isPresent() && draft.current().isEmpty();
        read.setText(draft.checked().get().map(found -> (stale ? "Of what was chosen before; run them again. " : "") + "Read " + Times.clock(found.at()) + " UTC in " + Times.seconds(found.took())
                + ". They run again by themselves once they are 15 minutes old.").orElse(""));
        table.setOpacity(stale ? 0.6 : 1);
    }
}
