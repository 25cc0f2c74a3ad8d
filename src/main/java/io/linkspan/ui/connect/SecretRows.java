package io.linkspan.ui.connect;

import io.linkspan.ui.connect.SecretDraft.Keep;
import io.linkspan.ui.control.Segments;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;

/** The rows of a form that say where a secret comes from. */
final class SecretRows {

    private SecretRows() {
    }

    /** @param label of the secret, {@code _Password} */
    static void add(Form form, String label, SecretDraft secret, ConnectModel model, ObservableValue<Boolean> shown) {
        ObservableValue<Boolean> typed = both(shown, secret.keep.isEqualTo(Keep.ASK).or(secret.keep.isEqualTo(Keep.VAULT)));
        ObservableValue<Boolean> named = both(shown, secret.keep.isEqualTo(Keep.VARIABLE));
        form.row(label, Form.text(new PasswordField(), secret.typed, "asked for when it is needed"), typed);
        form.row("Varia_ble", Form.text(secret.variable, "NAME_OF_THE_VARIABLE"), named);
        List<Keep> ways = new ArrayList<>(List.of(Keep.ASK, Keep.VAULT, Keep.VARIABLE));
        if (secret.hasInPlace()) {
            ways.add(Keep.IN_PLACE);
        }
        HBox keep = Segments.of(ways, Keep::words, secret.keep);
        form.row("Between runs", keep, shown);
        model.noVault().subscribe(why -> keep.getChildren().get(1).setDisable(why.isPresent()));
        Label hint = form.hint("");
        hint.textProperty().bind(Bindings.createStringBinding(() -> model.noVault().get().orElse("Kept in the " + model.vault().words() + "; the profile holds only its name there."), model.noVault()));
        Form.shownWhile(hint, both(shown, Bindings.createBooleanBinding(() -> model.noVault().get().isPresent() || secret.keep.get() == Keep.VAULT, model.noVault(), secret.keep)));
    }

    private static ObservableValue<Boolean> both(ObservableValue<Boolean> one, BooleanBinding other) {
        return Bindings.createBooleanBinding(() -> one.getValue() && other.get(), one, other);
    }
}
