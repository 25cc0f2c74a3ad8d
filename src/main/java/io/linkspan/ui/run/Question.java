package io.linkspan.ui.run;

import io.linkspan.ui.Look;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Says what would be done, step by step, and asks. Nothing happens unless the operator agrees. On the FX thread. */
final class Question {

    private final Stage stage = new Stage();
    private final VBox body = new VBox(12);

    /**
     * One list of it.
     *
     * @param lines number, words and a badge or a reason each
     */
    record Part(String title, List<Line> lines) {
    }

    record Line(String number, String text, Node badge, String why) {
    }

    private Question(String title, boolean practice, String lead) {
        stage.setTitle("Linkspan – " + (practice ? "PRACTICE – " : "") + title);
        HBox head = new HBox(8, Texts.page(title));
        if (practice) {
            head.getChildren().add(Badges.practice());
        }
        head.setAlignment(Pos.CENTER_LEFT);
        body.getChildren().setAll(head, Texts.body(lead));
        body.getStyleClass().add("question");
    }

    /**
     * Asks.
     *
     * @param typed what has to be typed first, where a button alone is not enough
     * @param red   whether it takes something away
     */
    static void ask(Window owner, String title, boolean practice, String lead, List<Part> parts, Optional<String> typed, String go, boolean red, Runnable agreed) {
        Question question = new Question(title, practice, lead);
        parts.stream().filter(part -> !part.lines().isEmpty()).forEach(question::add);
        ReadOnlyStringWrapper missing = new ReadOnlyStringWrapper("");
        TextField field = new TextField();
        typed.ifPresent(words -> question.typed(words, field, missing));
        Command yes = Command.of(go, "", () -> {
            question.stage.close();
            agreed.run();
        }).unless(missing);
        question.show(owner, yes, red, typed.isPresent() ? Optional.of(field) : Optional.empty());
    }

    private void add(Part part) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("question-steps");
        part.lines().forEach(line -> {
            Label text = Texts.body(line.text());
            GridPane.setHgrow(text, Priority.ALWAYS);
            Label why = Texts.muted(line.why());
            VBox words = line.why().isEmpty() ? new VBox(text) : new VBox(text, why);
            GridPane.setHgrow(words, Priority.ALWAYS);
            grid.addRow(grid.getRowCount(), Texts.mono(line.number()), words, line.badge());
        });
        body.getChildren().addAll(Texts.group(part.title()), grid);
    }

    private void typed(String words, TextField field, ReadOnlyStringWrapper missing) {
        field.getStyleClass().add("ls-mono");
        field.setAccessibleText("Type " + words + " to agree");
        field.setMaxWidth(320);
        missing.bind(field.textProperty().map(text -> text.strip().equalsIgnoreCase(words) ? "" : "Type " + words + " first."));
        body.getChildren().add(new VBox(4, new HBox(4, Texts.body("To agree, type the link's name:"), Texts.mono(words)), field));
    }

    private void show(Window owner, Command yes, boolean red, Optional<TextField> field) {
        HBox foot = new HBox(8, red ? Buttons.danger(yes) : Buttons.primary(yes), Buttons.of(Command.of("_Not now", "", stage::close)));
        foot.getStyleClass().add("question-foot");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        Scene scene = new Scene(new BorderPane(scroll, null, null, foot, null), 640, 520);
        scene.getAccelerators().put(KeyCombination.valueOf("Esc"), stage::close);
        Look.dress(scene);
        stage.setScene(scene);
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.show();
        field.ifPresentOrElse(TextField::requestFocus, foot.getChildren().getFirst()::requestFocus);
    }
}
