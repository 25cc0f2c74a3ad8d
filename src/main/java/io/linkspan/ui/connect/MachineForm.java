package io.linkspan.ui.connect;

import io.linkspan.model.Side;
import io.linkspan.model.profile.Machine.Authentication.Kind;
import io.linkspan.model.profile.Machine.Encrypt;
import io.linkspan.model.profile.ShownCertificate;
import io.linkspan.model.profile.Trust;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Segments;
import java.time.Clock;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One machine: where it is, how to log in to it, and how it answered. */
final class MachineForm extends VBox {

    private final MachineDraft draft;
    private final ConnectModel model;

    MachineForm(MachineDraft draft, ConnectModel model) {
        this.draft = draft;
        this.model = model;
        boolean server = draft.side == Side.SQL_SERVER;
        Form form = new Form();
        TextField host = Form.text(draft.host, server ? "sqlprod01.example.com" : "mi-prod-weu.abc123.database.windows.net");
        TextField port = Form.text(draft.port, "1433");
        port.setPrefColumnCount(5);
        port.setMinWidth(64);
        port.setMaxWidth(64);
        port.setAccessibleText("Port");
        HBox.setHgrow(host, Priority.ALWAYS);
        form.row("_Host and port", host, new HBox(8, host, port));
        form.row("_Name", Form.text(draft.name, server ? "as @@SERVERNAME; the first test fills it in" : "of the Azure resource"));
        if (!server) {
            form.row("Res_ource group", Form.text(draft.resourceGroup, "the account's"));
        }
        form.row("Encryption", Segments.of(List.of(Encrypt.MANDATORY, Encrypt.STRICT), e -> e == Encrypt.MANDATORY ? "Mandatory" : "Strict (TDS 8.0)", draft.encrypt));
        form.row("Sign-in", Segments.of(List.of(Kind.SQL, Kind.WINDOWS, Kind.ENTRA), MachineForm::words, draft.kind));
        ObservableValue<Boolean> sql = draft.kind.map(Kind.SQL::equals);
        form.row("_User", Form.text(draft.user, "login"), sql);
        SecretRows.add(form, "_Password", draft.secret, model, sql);
        Label how = form.hint("");
        how.textProperty().bind(draft.kind.map(MachineForm::how));
        Form.shownWhile(how, draft.kind.map(k -> k != Kind.SQL));
        form.row("Trust", trust());
        getChildren().addAll(form, buttons());
        getStyleClass().add("connect-page");
    }

    /** How it answered; stays in sight. */
    VBox result(Clock clock) {
        return new VBox(new ActivityBar(draft.activity, clock, () -> model.test(draft)), new TrialNote(draft, model));
    }

    private HBox trust() {
        Label words = new Label();
        words.textProperty().bind(draft.trust.map(MachineForm::words));
        Command forget = Command.of("_Forget", "", () -> draft.trust.set(Trust.DEFAULT)).unless(draft.trust.map(t -> t.equals(Trust.DEFAULT) ? "No certificate is trusted by hand." : ""));
        HBox row = new HBox(8, words, Buttons.flat(forget));
        row.getStyleClass().add("connect-line");
        return row;
    }

    private HBox buttons() {
        Command test = Command.of("_Test", "mdi2c-connection", () -> model.test(draft)).key("F5")
                .unless(Bindings.createStringBinding(() -> draft.activity.busy() ? "It is being tried." : draft.missing(), draft.changes()));
        return new HBox(8, Buttons.of(test), Buttons.of(Command.of("_Remove", "mdi2t-trash-can-outline", () -> model.remove(draft))));
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case SQL -> "SQL login";
            case WINDOWS -> "Windows";
            case ENTRA -> "Entra ID";
        };
    }

    private static String how(Kind kind) {
        return switch (kind) {
            case SQL -> "";
            case WINDOWS -> "The account that runs Linkspan: by Windows itself where the driver's library is present, else by a Kerberos ticket (kinit).";
            case ENTRA -> "The account that signs in on the Azure page: one sign-in for both.";
        };
    }

    private static String words(Trust trust) {
        return trust.sha256().map(s -> "Only the certificate " + ShownCertificate.grouped(s).substring(0, 19) + "…")
                .or(() -> trust.certificate().map(_ -> "What the certificate of the profile vouches for")).orElse("What this computer's Java trusts");
    }
}
