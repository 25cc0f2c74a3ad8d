package io.linkspan.ui.connect;

import io.linkspan.model.Side;
import io.linkspan.ui.OpenEstate;
import io.linkspan.ui.control.Badges;
import io.linkspan.ui.control.Buttons;
import io.linkspan.ui.control.Command;
import io.linkspan.ui.control.Texts;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The window in which an estate is described: what belongs to it at the left, one part of it in the middle. */
final class ConnectView extends BorderPane {

    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+S");

    private final ConnectModel model;
    private final Clock clock;
    private final Chooser chooser;
    private final Label title = Texts.page("");
    private final Label purpose = Texts.muted("");
    private final ScrollPane body = new ScrollPane();
    private final VBox results = new VBox();
    private final PartList parts;

    ConnectView(ConnectModel model, Clock clock, Chooser chooser, Consumer<OpenEstate> opened, Runnable cancelled) {
        this.model = model;
        this.clock = clock;
        this.chooser = chooser;
        parts = new PartList(model);
        Label badge = Badges.practice();
        Form.shownWhile(badge, model.practice);
        HBox line = new HBox(12, title, badge);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(2, line, purpose);
        body.setFitToWidth(true);
        body.setMaxHeight(Region.USE_PREF_SIZE);
        results.setMinHeight(Region.USE_PREF_SIZE);
        head.setMinHeight(Region.USE_PREF_SIZE);
        body.getStyleClass().add("connect-body");
        head.getStyleClass().add("connect-head");
        results.getStyleClass().add("connect-results");
        setLeft(left());
        setCenter(new VBox(head, body, results));
        setBottom(footer(opened, cancelled));
        getStyleClass().add("connect");
        parts.chosen().subscribe(this::show);
        addEventHandler(KeyEvent.KEY_PRESSED, e -> key(e, cancelled));
    }

    private void key(KeyEvent event, Runnable cancelled) {
        if (event.getCode() == KeyCode.F5) {
            tryAgain();
        } else if (SAVE.match(event)) {
            model.save();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            cancelled.run();
        } else {
            return;
        }
        event.consume();
    }

    private void tryAgain() {
        switch (parts.chosen().get()) {
            case Part.Estate _ -> model.testAll();
            case Part.Azure _ -> model.signIn();
            case Part.Machine(MachineDraft draft) -> model.test(draft);
        }
    }

    private void show(Part part) {
        title.setText(part.title());
        purpose.setText(part.purpose());
        switch (part) {
            case Part.Estate _ -> {
                EstateForm form = new EstateForm(model, Command.of("_Open profile…", "mdi2f-folder-open-outline", this::open), Command.of("C_hoose…", "", this::choose));
                lay(form, form.result(clock));
            }
            case Part.Azure _ -> {
                AzureForm form = new AzureForm(model);
                lay(form, form.result(clock));
            }
            case Part.Machine(MachineDraft draft) -> {
                MachineForm form = new MachineForm(draft, model);
                lay(form, form.result(clock));
            }
        }
    }

    private void lay(Node form, Node result) {
        body.setContent(form);
        body.setVvalue(0);
        results.getChildren().setAll(result);
    }

    private Node left() {
        VBox add = new VBox(8, wide(Command.of("Add _SQL Server", "mdi2s-server", () -> add(Side.SQL_SERVER))), wide(Command.of("Add managed _instance", "mdi2d-database-sync-outline", () -> add(Side.MANAGED_INSTANCE))));
        add.getStyleClass().add("connect-add");
        VBox left = new VBox(parts, add);
        VBox.setVgrow(parts, Priority.ALWAYS);
        left.getStyleClass().add("connect-parts");
        return left;
    }

    /** Typing can begin at once. */
    private void add(Side side) {
        parts.choose(model.add(side));
        Platform.runLater(() -> body.getContent().lookup(".text-field").requestFocus());
    }

    private static Node wide(Command command) {
        Region button = Buttons.of(command);
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    private Node footer(Consumer<OpenEstate> opened, Runnable cancelled) {
        Command save = Command.of("Sa_ve profile", "mdi2c-content-save-outline", model::save).key("Shortcut+S")
                .unless(Bindings.createStringBinding(() -> model.whyNot().get().isEmpty() && model.file.path.get().isBlank() ? "Name the profile's file first." : model.whyNot().get(), model.whyNot(), model.file.path));
        Command testAll = Command.of("Test a_ll", "mdi2c-connection", model::testAll).unless(Bindings.createStringBinding(() -> model.machines.isEmpty() ? "There is nothing to test yet." : "", model.machines));
        Command anyway = Command.of("Open any_way", "", () -> model.open(opened))
                .unless(Bindings.createStringBinding(() -> !model.whyNot().get().isEmpty() ? model.whyNot().get() : model.failed() ? "" : "No machine has failed.", model.whyNot(), model.machines));
        Command connect = Command.of("Connect", "", () -> model.connect(opened)).unless(model.whyNot());
        Label why = Texts.caption("");
        why.textProperty().bind(model.whyNot());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button enter = Buttons.primary(connect);
        enter.setDefaultButton(true);
        HBox footer = new HBox(8, Buttons.of(save), Buttons.of(testAll), why, space, Buttons.of(anyway), enter, Buttons.of(Command.of("Cancel", "", cancelled)));
        footer.getStyleClass().add("connect-footer");
        return footer;
    }

    private void open() {
        chooser.open().ifPresent(model::read);
    }

    private void choose() {
        chooser.save(model.name.get().isBlank() ? "estate" : model.name.get()).ifPresent(path -> model.file.path.set(path.toString()));
    }
}
