package io.linkspan.ui.connect;

import io.linkspan.azure.DeviceCode;
import io.linkspan.model.Problem;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Notes;
import io.linkspan.ui.control.State;
import io.linkspan.ui.control.States;
import io.linkspan.ui.control.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the sign-in asks of the operator, and what came of it. */
final class SignInNote extends VBox {

    private final ConnectModel model;

    SignInNote(ConnectModel model) {
        this.model = model;
        model.azure.sight().subscribe(this::show);
        model.azure.deviceCode().subscribe(this::show);
        show();
    }

    private void show() {
        List<Node> nodes = new ArrayList<>();
        model.azure.deviceCode().get().map(SignInNote::code).ifPresent(nodes::add);
        model.azure.sight().get().map(sight -> switch (sight) {
            case AzureDraft.Seen seen -> States.label(State.SUCCESS, "Signed in. " + counted(seen.subscriptions().size()));
            case AzureDraft.Refused(Problem problem) -> Notes.problem(problem, Command.of("Sign in ag_ain", "mdi2l-login", model::signIn));
        }).ifPresent(nodes::add);
        getChildren().setAll(nodes);
    }

    private static String counted(int subscriptions) {
        return subscriptions == 1 ? "1 subscription can be read." : subscriptions + " subscriptions can be read.";
    }

    private static Node code(DeviceCode code) {
        TextField digits = new TextField(code.code());
        digits.setEditable(false);
        digits.getStyleClass().addAll("fact-value", "connect-code");
        digits.setAccessibleText("Code");
        digits.setPrefColumnCount(code.code().length() + 1);
        HBox line = new HBox(16, digits, Buttons.of(Command.of("Cop_y code", "mdi2c-content-copy", () -> copy(code.code()))), Buttons.of(Command.of("Copy address", "mdi2c-content-copy", () -> copy(code.url()))));
        line.getStyleClass().add("connect-line");
        return Notes.info("Open " + code.url() + " in a browser on any device, type this code, and sign in there.", line, Texts.muted("The code can be typed for " + code.lifetime().toMinutes() + " minutes. Linkspan goes on by itself once you have signed in."));
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
