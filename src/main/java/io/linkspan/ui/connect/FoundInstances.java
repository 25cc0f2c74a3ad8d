package io.linkspan.ui.connect;

import io.linkspan.azure.Browse.Found;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Grids;
import io.linkspan.ui.control.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The managed instances of the chosen subscription, to take from. */
final class FoundInstances extends VBox {

    private static final int ROW = 28;
    private static final int MOST_ROWS = 6;

    private final TableView<Found> table = Grids.table("Managed instances found");
    private final Label count = Texts.group("");
    private final Label none = Texts.muted("");
    private final ConnectModel model;

    FoundInstances(ConnectModel model) {
        this.model = model;
        table.getColumns().addAll(List.of(Grids.name("Managed instance", 156, Found::name), Grids.text("Resource group", 120, Found::resourceGroup), Grids.text("Location", 90, Found::location),
                Grids.text("Tier", 120, Found::tier), Grids.text("State", 70, Found::state), Grids.text("In the estate", 104, f -> model.has(f) ? "yes" : "")));
        table.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER) {
                take();
                e.consume();
            }
        });
        StringBinding why = Bindings.createStringBinding(() -> table.getSelectionModel().getSelectedItems().isEmpty() ? "Choose one in the table." : "", table.getSelectionModel().getSelectedItems());
        HBox ways = new HBox(8, Buttons.of(Command.of("_Add to the estate", "mdi2d-database-sync-outline", this::take).unless(why)));
        getChildren().addAll(count, table, none, ways);
        Form.shownWhile(table, Bindings.isNotEmpty(table.getItems()));
        Form.shownWhile(ways, Bindings.isNotEmpty(table.getItems()));
        Form.shownWhile(none, Bindings.isEmpty(table.getItems()));
        getStyleClass().add("connect-found");
        model.azure.sight().subscribe(this::show);
        model.machines.addListener((javafx.beans.Observable _) -> table.refresh());
    }

    private void show(Optional<AzureDraft.Sight> sight) {
        Optional<List<Found>> found = sight.filter(AzureDraft.Seen.class::isInstance).map(s -> ((AzureDraft.Seen) s).instances());
        List<Found> instances = found.orElse(List.of());
        boolean chosen = !model.azure.subscription.get().isBlank();
        table.getItems().setAll(instances);
        table.setPrefHeight(ROW * (1.0 + Math.min(MOST_ROWS, instances.size())) + 4);
        table.setMinHeight(table.getPrefHeight());
        count.setText("Managed instances");
        none.setText(found.isEmpty() ? "Sign in to see the managed instances, or add one by its name." : chosen
                ? "0 found: you can read no managed instance in this subscription. Needed action: Microsoft.Sql/managedInstances/read." : "Choose the subscription first.");
    }

    private void take() {
        List.copyOf(table.getSelectionModel().getSelectedItems()).stream().filter(f -> !model.has(f)).forEach(model::add);
    }
}
