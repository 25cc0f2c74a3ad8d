package io.linkspan.ui.wizard;

import io.linkspan.ui.control.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The words that have to be typed to agree to a task, and the field for them, empty at first. */
public final class Consent extends HBox {

    public Consent(Judged<?> task) {
        super(8);
        TextField typed = new TextField();
        typed.getStyleClass().addAll("ls-mono", "entry");
        typed.setAccessibleText("Type the words to agree");
        typed.textProperty().bindBidirectional(task.typed());
        typed.setPrefWidth(320);
        HBox.setHgrow(typed, Priority.SOMETIMES);
        Label lead = Texts.strong("To agree, type");
        lead.setMinWidth(Region.USE_PREF_SIZE);
        Label words = Texts.mono("");
        words.textProperty().bind(task.sentence());
        words.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(lead, words, typed);
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(30);
    }
}
