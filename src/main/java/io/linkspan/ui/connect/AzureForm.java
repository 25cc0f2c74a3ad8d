package io.linkspan.ui.connect;

import io.linkspan.model.profile.Account;
import io.linkspan.model.profile.Account.Type;
import io.linkspan.model.profile.Cloud;
import io.linkspan.ui.control.ActivityBar;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The Azure account: which cloud, how to sign in, and what it sees. */
final class AzureForm extends VBox {

    private final AzureDraft azure;
    private final ConnectModel model;

    AzureForm(ConnectModel model) {
        this.model = model;
        azure = model.azure;
        Form form = new Form();
        form.row("Clou_d", Form.choice(azure.clouds, AzureForm::words, azure.cloud));
        form.row("_Method", Form.choice(FXCollections.observableArrayList(Type.values()), AzureForm::words, azure.type));
        form.row("_Tenant", Form.text(azure.tenant, "id or domain, contoso.example"));
        ObservableValue<Boolean> named = azure.type.map(t -> t != Type.AZURE_CLI && t != Type.DEFAULT);
        form.row("A_pplication", Form.text(azure.clientId, "client id"), named);
        form.row("Certificate _file", Form.text(azure.certificate, "PEM or PFX, with its private key"), azure.type.map(Type.CLIENT_CERTIFICATE::equals));
        SecretRows.add(form, "Sec_ret", azure.secret, model, azure.type.map(t -> t == Type.CLIENT_SECRET || t == Type.CLIENT_CERTIFICATE));
        form.hint("").textProperty().bind(azure.type.map(AzureForm::how));
        Form place = new Form();
        chosen(place, "S_ubscription", azure.subscription, seen -> seen.subscriptions().stream().map(s -> new Choice(s.name() + "  " + s.id(), s.id())).toList(), "subscription", "Microsoft.Resources/subscriptions/read");
        chosen(place, "Res_ource group", azure.group, seen -> seen.groups().stream().map(g -> new Choice(g, g)).toList(), "resource group", "Microsoft.Resources/subscriptions/resourceGroups/read");
        azure.subscription.subscribe((_, _) -> model.lookAgain());
        getChildren().addAll(form, buttons(), place, new FoundInstances(model));
        getStyleClass().add("connect-page");
    }

    /** What the sign-in asks for and what came of it; stays in sight. */
    VBox result(Clock clock) {
        return new VBox(new ActivityBar(azure.activity, clock, model::signIn), new SignInNote(model));
    }

    private record Choice(String words, String value) {
    }

    private HBox buttons() {
        Command signIn = Command.of("Si_gn in", "mdi2l-login", model::signIn).key("F5").unless(Bindings.createStringBinding(() -> azure.activity.busy() ? "The sign-in is under way." : azure.missing(), azure.changes()));
        return new HBox(8, Buttons.of(signIn));
    }

    /** A field that can be typed into, and beside it what was found to choose from. */
    private void chosen(Form form, String label, StringProperty value, Function<AzureDraft.Seen, List<Choice>> of, String what, String right) {
        TextField field = Form.text(value, "");
        MenuButton choose = new MenuButton("Choose");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setAccessibleText("Choose the " + what);
        HBox.setHgrow(field, Priority.ALWAYS);
        form.row(label, field, new HBox(8, field, choose));
        Label hint = form.hint("");
        Form.shownWhile(hint, hint.textProperty().isNotEmpty());
        azure.sight().subscribe(sight -> {
            Optional<List<Choice>> found = sight.filter(AzureDraft.Seen.class::isInstance).map(AzureDraft.Seen.class::cast).map(of);
            choose.setDisable(found.filter(f -> !f.isEmpty()).isEmpty());
            choose.getItems().setAll(found.orElse(List.of()).stream().map(c -> item(c, value)).toList());
            choose.setText(found.filter(f -> !f.isEmpty()).map(f -> "Choose (" + f.size() + " found)").orElse("Choose"));
            hint.setText(found.map(f -> f.isEmpty() ? "0 found: you can read no " + what + ". Needed action: " + right + "." : "").orElse(value == azure.subscription ? "Sign in to choose from what there is." : ""));
        });
    }

    private static MenuItem item(Choice choice, StringProperty value) {
        MenuItem item = new MenuItem(choice.words());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> value.set(choice.value()));
        return item;
    }

    private static String words(Cloud cloud) {
        return cloud.equals(Cloud.AZURE) ? "Azure (public)" : cloud.equals(Cloud.GOVERNMENT) ? "Azure US Government" : cloud.equals(Cloud.CHINA) ? "Azure China" : cloud.name();
    }

    private static String words(Account.Type type) {
        return switch (type) {
            case BROWSER -> "In the browser";
            case DEVICE_CODE -> "With a code on another device";
            case AZURE_CLI -> "As the Azure CLI is signed in";
            case CLIENT_SECRET -> "As an application, with its secret";
            case CLIENT_CERTIFICATE -> "As an application, with its certificate";
            case MANAGED_IDENTITY -> "As this computer's managed identity";
            case DEFAULT -> "With the first that works (slow)";
        };
    }

    private static String how(Account.Type type) {
        return switch (type) {
            case BROWSER -> "The browser opens on this computer. Without an application id, that of Azure's development tools is used.";
            case DEVICE_CODE -> "For jump hosts without a browser: a code is shown here, and typed into a browser elsewhere.";
            case AZURE_CLI -> "Run az login first.";
            case CLIENT_SECRET, CLIENT_CERTIFICATE -> "For work without a person. Its rights are those of its role assignments.";
            case MANAGED_IDENTITY -> "On a virtual machine in Azure or a server with Azure Arc. The client id names a user-assigned identity.";
            case DEFAULT -> "Environment, managed identity, developer tools, one after the other.";
        };
    }
}
