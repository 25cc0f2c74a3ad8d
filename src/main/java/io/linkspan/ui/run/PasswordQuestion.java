package io.linkspan.ui.run;

import io.linkspan.ui.Look;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Texts;
import io.linkspan.ui.work.Work;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Asks for the password of a new master key at the moment when a run needs it: the run waits in the background, the window does not. */
final class PasswordQuestion implements Supplier<Optional<char[]>> {

    private final Work work;
    private final Window owner;

    PasswordQuestion(Work work, Window owner) {
        this.work = work;
        this.owner = owner;
    }

    /** Empty if the operator would rather not. Not on the FX thread. */
    @Override
    public Optional<char[]> get() {
        CompletableFuture<Optional<char[]>> answer = new CompletableFuture<>();
        work.onFx(() -> show(answer));
        return answer.join();
    }

    private void show(CompletableFuture<Optional<char[]>> answer) {
        Stage stage = new Stage();
        PasswordField field = new PasswordField();
        field.setAccessibleText("Password for the new database master key");
        Command give = Command.of("_Use this password", "", () -> {
            answer.complete(Optional.of(field.getText().toCharArray()));
            stage.close();
        }).unless(field.textProperty().map(text -> text.isEmpty() ? "Type a password first." : ""));
        var use = Buttons.primary(give);
        use.setDefaultButton(true);
        VBox root = new VBox(12, Texts.section("Password for the new master key"), Texts.body("The master database has no master key, so the run makes one. The password goes to SQL Server and is kept nowhere here."),
                field, new HBox(8, use, Buttons.of(Command.of("_Stop the run", "", stage::close))));
        root.getStyleClass().add("question");
        stage.setTitle("Linkspan – Password");
        stage.setScene(new Scene(root, 460, 220));
        Look.dress(stage.getScene());
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setOnHidden(_ -> answer.complete(Optional.empty()));
        stage.show();
    }
}
