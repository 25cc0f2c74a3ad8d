package io.linkspan.ui.create;

import io.linkspan.check.DatabaseFitness.Kind;
import io.linkspan.check.fact.ServerSurvey;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Segments;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.create.draft.DatabaseRow;
import io.linkspan.ui.create.draft.WizardModel;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The databases of the server, which of them can be linked, and what stands in the way of the others. */
final class DatabasesPage extends VBox {

    private enum Filter {
        ALL("All", EnumSet.allOf(Kind.class)), READY("Ready", EnumSet.of(Kind.READY)), REPAIR("Needs repair", EnumSet.of(Kind.NEEDS_REPAIR)), CANNOT("Cannot", EnumSet.of(Kind.CANNOT, Kind.LINKED)),
        UNKNOWN("Unknown", EnumSet.of(Kind.UNKNOWN));

        private final String word;
        private final Set<Kind> kinds;

        Filter(String word, Set<Kind> kinds) {
            this.word = word;
            this.kinds = kinds;
        }
    }

    private final WizardModel model;
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final TextField find = new TextField();
    private final StackPane filters = new StackPane();
    private final Label counter = Texts.strong("");
    private final DatabaseTable table;
    private List<DatabaseRow> rows = List.of();

    DatabasesPage(WizardModel model) {
        super(12);
        this.model = model;
        table = new DatabaseTable(model.draft().database());
        DatabaseCard card = new DatabaseCard(model.draft());
        find.setPromptText("Find database");
        find.setAccessibleText("Find database");
        find.setPrefWidth(220);
        find.getStyleClass().add("entry");
        find.textProperty().subscribe(_ -> show());
        filter.subscribe(_ -> show());
        filters.setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Command csv = Command.of("_Import CSV…", "mdi2i-import", () -> { }).unless(new ReadOnlyStringWrapper("one database a link for now; choose it in the list."));
        HBox bar = new HBox(8, find, filters, space, Buttons.of(Command.of("_Refresh", "mdi2r-refresh", model.readings()::readServer).key("F5")), Buttons.of(csv));
        bar.setAlignment(Pos.CENTER_LEFT);
        Label rule = Texts.muted("It keeps its name on the instance. One database a link: make one link after the other.");
        rule.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(rule, Priority.ALWAYS);
        HBox foot = new HBox(16, rule, counter);
        counter.setMinWidth(USE_PREF_SIZE);
        foot.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(table, Priority.SOMETIMES);
        ScrollPane reasons = new ScrollPane(card);
        reasons.setFitToWidth(true);
        reasons.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        reasons.setFocusTraversable(false);
        reasons.setMinHeight(80);
        card.heightProperty().subscribe(height -> reasons.setPrefHeight(height.doubleValue() + 2));
        VBox.setVgrow(reasons, Priority.SOMETIMES);
        Region rest = new Region();
        VBox.setVgrow(rest, Priority.ALWAYS);
        reasons.getStyleClass().add("edge-to-edge");
        getChildren().addAll(bar, new ActivityBar(model.readings().server(), model.readings().clock(), model.readings()::readServer), table, reasons, rest, foot);
        table.getSelectionModel().selectedItemProperty().subscribe(card::show);
        model.draft().survey().subscribe(this::read);
        model.draft().database().subscribe(_ -> count());
    }

    private void read(Optional<ServerSurvey> survey) {
        rows = survey.map(DatabaseRow::of).orElse(List.of());
        filters.getChildren().setAll(Segments.of(List.of(Filter.values()), this::words, filter));
        show();
        table.empty(survey.isEmpty() ? model.draft().server().get() + " was not read yet." : rows.isEmpty() ? "There is no user database on " + model.draft().server().get() + "." : "No database is of this kind.");
    }

    private void show() {
        Optional<String> selected = Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(DatabaseRow::name).or(() -> Optional.of(model.draft().database().get()));
        String wanted = find.getText().strip().toLowerCase(Locale.ROOT);
        table.getItems().setAll(rows.stream().filter(row -> filter.get().kinds.contains(row.fitness().kind()) && row.name().toLowerCase(Locale.ROOT).contains(wanted)).toList());
        table.getSelectionModel().clearSelection();
        table.getItems().stream().filter(row -> Optional.of(row.name()).equals(selected)).findFirst().or(() -> table.getItems().stream().findFirst()).ifPresent(table.getSelectionModel()::select);
        count();
    }

    private String words(Filter which) {
        return which.word + " " + count(which.kinds);
    }

    private long count(Set<Kind> kinds) {
        return rows.stream().filter(row -> kinds.contains(row.fitness().kind())).count();
    }

    private void count() {
        List<String> words = new ArrayList<>();
        words.add((model.draft().chosen().isPresent() ? "1" : "0") + " of " + rows.size() + " chosen");
        long repair = count(EnumSet.of(Kind.NEEDS_REPAIR));
        long not = count(EnumSet.of(Kind.CANNOT));
        if (repair > 0) {
            words.add(repair + (repair == 1 ? " needs" : " need") + " repair");
        }
        if (not > 0) {
            words.add(not + " cannot be linked");
        }
        counter.setText(String.join(" · ", words));
    }
}
