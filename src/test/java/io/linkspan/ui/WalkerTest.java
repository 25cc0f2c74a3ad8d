package io.linkspan.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.linkspan.ui.control.Icons;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** The walker finds what it is there to find. */
class WalkerTest extends UiTest {

    private final StackPane root = new StackPane();

    @Override
    protected Parent build() {
        return root;
    }

    @Test
    void hearsThatAButtonHasNoName() {
        assertTrue(complaint(new Button("", Icons.of("mdi2r-refresh"))).contains("nothing is spoken"));
    }

    @Test
    void hearsThatAFieldHasNoLabel() {
        assertTrue(complaint(new TextField("16")).contains("nothing is spoken"));
    }

    @Test
    void seesThatTextIsPale() {
        Label pale = new Label("Reading");
        pale.setStyle("-fx-text-fill: #8c959f");
        assertTrue(complaint(pale).contains("contrast"));
    }

    @Test
    void seesThatTextIsPaleOnTheGroundOfItsBox() {
        Label white = new Label("Reading");
        white.setStyle("-fx-text-fill: white");
        VBox box = new VBox(white);
        box.setStyle("-fx-background-color: #57606a80");
        assertTrue(complaint(box).contains("contrast"));
    }

    @Test
    void seesAStateThatIsOnlyAnIcon() {
        assertTrue(complaint(States.icon(State.ERROR)).contains("only an icon"));
    }

    @Test
    void seesAStateWithoutAWord() {
        assertTrue(complaint(States.label(State.ERROR, "")).contains("without a word"));
    }

    @Test
    void hasNothingToSayOfAWordWithItsShape() {
        assertEquals("", complaint(States.label(State.ERROR)));
    }

    @Test
    void seesThatTheFocusDoesNotShow() {
        Label mute = new Label("Go");
        mute.setFocusTraversable(true);
        fx(() -> root.getChildren().setAll(mute, new Button("Other")));
        assertTrue(fx(() -> Walker.withoutVisibleFocus(stage.getScene())).toString().contains("Go"));
    }

    private String complaint(Node node) {
        return fx(() -> {
            root.getChildren().setAll(node);
            root.applyCss();
            root.layout();
            return String.join("\n", Walker.complaints(stage.getScene()));
        });
    }
}
