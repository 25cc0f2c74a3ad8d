package io.linkspan.ui.connect;

import io.linkspan.model.Problem;
import io.linkspan.model.profile.Secret;
import io.linkspan.settings.Credentials;
import io.linkspan.ui.Look;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.work.Work;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Asks the operator for a secret in a small window, from whatever thread: the thread that asks waits, the FX thread never does. */
public final class SecretPrompt implements Credentials.AskSecret {

    private final Work work;

    public SecretPrompt(Work work) {
        this.work = work;
    }

    /** @throws io.linkspan.model.ProblemException where the operator gives none */
    @Override
    public Optional<Secret> ask(String what) {
        CompletableFuture<Optional<Secret>> answer = new CompletableFuture<>();
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("what asks for the " + what + " belongs in the background");
        }
        work.onFx(() -> show(what, answer));
        try {
            Optional<Secret> given = answer.get();
            if (given.isEmpty()) {
                throw Problem.usage("secret-refused", "The " + what + " was not given.", "Try again, and type it.").exception();
            }
            return given;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(false);
            throw Problem.usage("secret-refused", "Nobody waits for the " + what + " any more.", "").exception(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void show(String what, CompletableFuture<Optional<Secret>> answer) {
        Stage stage = new Stage();
        PasswordField field = new PasswordField();
        field.setPromptText("kept until Linkspan ends");
        field.setAccessibleText("The " + what);
        Runnable give = () -> {
            answer.complete(Optional.of(field.getText()).filter(t -> !t.isEmpty()).map(Secret::of));
            stage.close();
        };
        Button ok = Buttons.primary(Command.of("_OK", "", give));
        ok.setDefaultButton(true);
        HBox ways = new HBox(8, ok, Buttons.of(Command.of("Cancel", "", stage::close)));
        ways.getStyleClass().add("connect-ways");
        VBox root = new VBox(12, Texts.body("The " + what + ":"), field, ways);
        root.getStyleClass().add("connect-prompt");
        root.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        Window.getWindows().stream().filter(Window::isFocused).findFirst().ifPresent(stage::initOwner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle("Linkspan – " + Character.toUpperCase(what.charAt(0)) + what.substring(1));
        stage.setScene(new Scene(root, 420, 140));
        Look.dress(stage.getScene());
        stage.setOnHidden(_ -> answer.complete(Optional.empty()));
        answer.whenComplete((_, why) -> {
            if (why != null) {
                Platform.runLater(stage::close);
            }
        });
        stage.show();
    }
}
