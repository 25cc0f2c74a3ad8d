package io.linkspan.ui.create;

import io.linkspan.check.CheckDocument;
import io.linkspan.check.CheckResult;
import io.linkspan.check.DatabaseFitness.Kind;
import io.linkspan.plan.Call;
import io.linkspan.plan.Step;
import io.linkspan.plan.task.CreateLink;
import io.linkspan.ui.Letters;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.ScriptView;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.create.draft.CheckLine;
import io.linkspan.ui.create.draft.DatabaseRow;
import io.linkspan.ui.create.draft.Draft;
import io.linkspan.ui.wizard.Form;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What stands in the way of the database of the selected row, all of it, and what the run would do about it. */
final class DatabaseCard extends VBox {

    private final Draft draft;
    private final ScriptView preview = new ScriptView("Repairs that the run makes");
    private final TextField place;
    private final HBox where;
    private Optional<DatabaseRow> row = Optional.empty();

    DatabaseCard(Draft draft) {
        this.draft = draft;
        getStyleClass().add("card");
        place = Form.field(draft.backupTo(), 340);
        place.setPromptText("A folder ends with a slash: /var/backups/ or D:\\Backup\\");
        place.setAccessibleText("Where SQL Server may write a full backup");
        place.setPrefWidth(340);
        Label label = Letters.label("_Backup to", place);
        label.setMinWidth(USE_PREF_SIZE);
        where = new HBox(8, label, place, Texts.muted("in SQL Server's own file system. The run does this; nothing happens now."));
        where.setAlignment(Pos.CENTER_LEFT);
        preview.setPrefHeight(50);
        preview.setMinHeight(50);
        draft.backupTo().subscribe(_ -> write());
    }

    void show(@Nullable DatabaseRow selected) {
        row = Optional.ofNullable(selected);
        setVisible(row.isPresent());
        setManaged(row.isPresent());
        getChildren().clear();
        row.ifPresent(this::fill);
    }

    private void fill(DatabaseRow shown) {
        HBox head = new HBox(8, Texts.group(title(shown)), Texts.muted("selected row"));
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        List<CheckResult> reasons = shown.fitness().reasons();
        reasons.forEach(reason -> getChildren().add(line(reason)));
        shown.fitness().results().stream().filter(result -> !reasons.contains(result) && CheckLine.state(result) == io.linkspan.ui.control.State.WARNING).forEach(result -> getChildren().add(line(result)));
        if (shown.fitness().kind() == Kind.NEEDS_REPAIR) {
            HBox risk = new HBox(8, Texts.caption("Repair preview"));
            steps(shown).stream().map(Step::risk).distinct().map(Badges::risk).forEach(risk.getChildren()::add);
            getChildren().addAll(where, risk, preview);
            write();
        }
    }

    private static String title(DatabaseRow shown) {
        long repairs = shown.fitness().repairs();
        return shown.name() + switch (shown.fitness().kind()) {
            case READY -> " is ready to be linked";
            case NEEDS_REPAIR -> " needs " + repairs + (repairs == 1 ? " repair" : " repairs");
            case LINKED -> " is linked already, by " + shown.fitness().link().orElse("");
            case CANNOT -> " cannot be linked";
            case UNKNOWN -> " could not be judged";
        };
    }

    private static HBox line(CheckResult result) {
        CheckDocument.Line said = CheckDocument.Line.of(result);
        Label title = new Label(said.measured() == null ? said.title() : said.title() + " – here: " + said.measured(), States.icon(CheckLine.state(result)));
        title.setMinWidth(300);
        title.setPrefWidth(300);
        title.setWrapText(true);
        Label why = Texts.muted(said.why() == null ? "" : said.why());
        HBox.setHgrow(why, Priority.ALWAYS);
        HBox line = new HBox(12, title, why);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void write() {
        row.ifPresent(shown -> preview.text(steps(shown).stream().map(Step::call).filter(Call.Statement.class::isInstance).map(call -> ((Call.Statement) call).text().shown().strip() + ";")
                .collect(Collectors.joining("\n"))));
    }

    private List<Step> steps(DatabaseRow shown) {
        String to = draft.backupTo().get().strip();
        return CreateLink.preparation(shown.facts(), to.isEmpty() ? "…" : to);
    }
}
