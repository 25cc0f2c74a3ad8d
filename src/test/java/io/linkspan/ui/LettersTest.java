package io.linkspan.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.wizard.Form;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** Pages of one window that come and go, and the letters of their labels and buttons. */
class LettersTest extends UiTest {

    private final BorderPane body = new BorderPane();
    private final List<String> pressed = new ArrayList<>();
    private TextField field;
    private Node form;
    private Node buttons;

    @Override
    protected Parent build() {
        field = Form.field(new SimpleStringProperty(""), 200);
        form = new VBox(new TextField(), new Form().row("_Owner", field));
        buttons = new VBox(new TextField(), Buttons.of(Command.of("Fail _over", "", () -> pressed.add("over"))));
        return body;
    }

    @BeforeEach
    void first() {
        show(form);
    }

    private void show(Node page) {
        fx(() -> {
            body.setCenter(page);
            body.applyCss();
            page.lookup(".text-field").requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aPageThatIsGoneTakesNoLetterFromOneThatIsThere() {
        show(buttons);
        alt(KeyCode.O);
        until(() -> pressed.equals(List.of("over")));
    }

    @Test
    void aPageThatIsGoneDoesNotAnswer() {
        show(new VBox(new TextField()));
        alt(KeyCode.O);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(List.of(), fx(() -> stage.getScene().getMnemonics().values().stream().flatMap(List::stream).toList()));
    }

    @Test
    void theFocusStaysWhereWhatALetterDidHasPutIt() {
        TextField elsewhere = new TextField();
        show(new VBox(new TextField(), Buttons.of(Command.of("_Zoom", "", elsewhere::requestFocus)), elsewhere));
        alt(KeyCode.Z);
        until(() -> elsewhere.isFocused());
        write("x");
        until(() -> elsewhere.getText().equals("x"));
    }

    @Test
    void theLetterOfALabelLeadsToItsControlAgainWhenItsPageComesBack() {
        show(buttons);
        show(form);
        alt(KeyCode.O);
        until(() -> field.isFocused());
        show(buttons);
        show(form);
        alt(KeyCode.O);
        until(() -> field.isFocused());
        assertEquals(1, fx(() -> stage.getScene().getMnemonics().values().stream().mapToInt(List::size).sum()), "known once, however often it came");
    }
}
